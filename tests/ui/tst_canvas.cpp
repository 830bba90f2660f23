// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/editor.h"
#include "ui/canvas/palette.h"

#include <QMimeData>

using namespace peergrid;
using test::Editor;

namespace
{

/// The middle of a community's title, by which it is taken.
QPointF titleOf(const Editor &editor, const char *id)
{
    const CommunityLook &look = editor.scenario().layout.communities.at(CommunityId(id));
    return {look.topLeft->x + look.width / 2.0, look.topLeft->y + 14.0};
}

QRectF boxOf(const Editor &editor, const char *id)
{
    const CommunityLook &look = editor.scenario().layout.communities.at(CommunityId(id));
    return {look.topLeft->x, look.topLeft->y, look.width, look.height};
}

/// A place that no community covers.
QPointF outside(const Editor &editor)
{
    return editor.scene.content().bottomRight() + QPointF(40.0, 40.0);
}

/// Drops what the palette offers, by the events of a drag.
void drop(Editor &editor, PaletteThing thing, const QPointF &where)
{
    QMimeData data;
    data.setData(QStringLiteral("application/x-peergrid-palette"),
                 QByteArray::number(static_cast<int>(thing)));
    const QPoint pixel = editor.pixel(where);
    QDragEnterEvent enter(pixel, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(editor.view.viewport(), &enter);
    QDragMoveEvent move(pixel, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(editor.view.viewport(), &move);
    QDropEvent drop(pixel, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(editor.view.viewport(), &drop);
}

std::set<PeerId> peers(std::initializer_list<const char *> ids)
{
    std::set<PeerId> result;
    for (const char *id : ids)
        result.insert(PeerId(id));
    return result;
}

} // namespace

class TestCanvas : public QObject
{
    Q_OBJECT

  private slots:
    void aDroppedPeerStandsOnTheGrid();
    void aPeerDroppedInACommunityIsItsMember();
    void thereIsOneMainGrid();
    void aBatteryGoesToThePeerItIsDroppedOn();
    void aClickSelectsAndIsNoEdit();
    void shiftAddsAndTakesAway();
    void aRubberBandSelectsInsideACommunityToo();
    void aDraggedPeerIsMovedInOneStep();
    void altSuspendsTheGrid();
    void escapeGivesADragUp();
    void peersAreDraggedOutOfAndIntoCommunities();
    void aCommunityTakesItsMembersAlong();
    void aCommunityIsResizedAtItsCorner();
    void aCollapsedCommunityHidesItsMembers();
    void aContractIsDrawnFromSellerToBuyer();
    void aContractIsMadeByKeysAlone();
    void aContractIsSelectedByItsLabel();
    void arrowsMoveWhatIsSelected();
    void tabGoesFromPeerToPeer();
    void theWheelZoomsAtThePointer();
    void theMiddleButtonPans();
    void eachGestureIsUndoneAndRedone();
};

void TestCanvas::aDroppedPeerStandsOnTheGrid()
{
    Editor editor;
    drop(editor, PaletteThing::Prosumer, {103.0, 58.0});
    QCOMPARE(editor.scenario().market.peers.size(), std::size_t(1));
    const QPointF at = editor.place("1");
    QCOMPARE(std::remainder(at.x(), 10.0), 0.0);
    QCOMPARE(std::remainder(at.y(), 10.0), 0.0);
    QVERIFY(QLineF(at, {103.0, 58.0}).length() < 10.0);
    QCOMPARE(editor.selection.objects().peers, peers({"1"}));
    QCOMPARE(editor.lastStep(), QStringLiteral("Add prosumer"));
}

void TestCanvas::aPeerDroppedInACommunityIsItsMember()
{
    Editor editor(test::fivePeerScenario());
    drop(editor, PaletteThing::Consumer, boxOf(editor, "2").center() + QPointF(0.0, 40.0));
    QCOMPARE(editor.scenario().market.peers.back().community, std::optional(CommunityId("2")));
}

void TestCanvas::thereIsOneMainGrid()
{
    Editor editor(test::fivePeerScenario());
    QSignalSpy hints(&editor.scene, &MarketScene::hint);
    drop(editor, PaletteThing::MainGrid, outside(editor));
    QCOMPARE(editor.scenario().market.peers.size(), std::size_t(5));
    QCOMPARE(hints.count(), 1);
}

void TestCanvas::aBatteryGoesToThePeerItIsDroppedOn()
{
    Editor editor(test::fivePeerScenario());
    drop(editor, PaletteThing::Battery, editor.place("3"));
    QVERIFY(editor.peer("3").storage);
    QVERIFY(!editor.peer("2").storage);
    drop(editor, PaletteThing::Battery, outside(editor)); // 3 is selected and has one
    QCOMPARE(editor.document.undoStack().count(), 1);
}

void TestCanvas::aClickSelectsAndIsNoEdit()
{
    Editor editor(test::fivePeerScenario());
    editor.click(editor.place("4"));
    QCOMPARE(editor.selection.objects().peers, peers({"4"}));
    QVERIFY(!editor.document.undoStack().canUndo());
    editor.click(outside(editor));
    QVERIFY(editor.selection.objects().isEmpty());
}

void TestCanvas::shiftAddsAndTakesAway()
{
    Editor editor(test::fivePeerScenario());
    editor.click(editor.place("4"));
    editor.click(editor.place("2"), Qt::ShiftModifier);
    QCOMPARE(editor.selection.objects().peers, peers({"2", "4"}));
    editor.click(editor.place("4"), Qt::ShiftModifier);
    QCOMPARE(editor.selection.objects().peers, peers({"2"}));
}

void TestCanvas::aRubberBandSelectsInsideACommunityToo()
{
    Editor editor(test::fivePeerScenario());
    const QRectF box = boxOf(editor, "3"); // peers 2, 4 and 5
    editor.drag(box.topLeft() + QPointF(12.0, 34.0), box.bottomRight() - QPointF(20.0, 18.0));
    QCOMPARE(editor.selection.objects().peers, peers({"2", "4", "5"}));
    QVERIFY(editor.selection.objects().communities.empty());
    QVERIFY(!editor.document.undoStack().canUndo());
}

void TestCanvas::aDraggedPeerIsMovedInOneStep()
{
    Editor editor(test::fivePeerScenario());
    const QPointF before = editor.place("4");
    editor.drag(before, before + QPointF(34.0, -4.0));
    QCOMPARE(editor.place("4"), before + QPointF(30.0, 0.0));
    QCOMPARE(editor.document.undoStack().count(), 1);
    QCOMPARE(editor.lastStep(), QStringLiteral("Move P4"));
    editor.document.undoStack().undo();
    QCOMPARE(editor.place("4"), before);
}

void TestCanvas::altSuspendsTheGrid()
{
    Editor editor(test::fivePeerScenario());
    const QPointF before = editor.place("4");
    QTest::keyPress(editor.view.viewport(), Qt::Key_Alt, Qt::AltModifier);
    editor.drag(before, before + QPointF(33.0, 0.0), Qt::AltModifier);
    QTest::keyRelease(editor.view.viewport(), Qt::Key_Alt);
    const double moved = editor.place("4").x() - before.x();
    QVERIFY2(std::abs(moved - 33.0) < 2.0 && std::abs(std::remainder(moved, 10.0)) > 0.5,
             qPrintable(QString::number(moved)));
}

void TestCanvas::escapeGivesADragUp()
{
    Editor editor(test::fivePeerScenario());
    const QPointF before = editor.place("4");
    editor.press(before);
    editor.moveTo(before + QPointF(60.0, 60.0));
    editor.type(Qt::Key_Escape);
    editor.release(before + QPointF(60.0, 60.0));
    QCOMPARE(editor.place("4"), before);
    QVERIFY(!editor.document.undoStack().canUndo());
    QCOMPARE(editor.scene.peerAt(before), std::optional(PeerId("4")));
}

void TestCanvas::peersAreDraggedOutOfAndIntoCommunities()
{
    Editor editor(test::fivePeerScenario());
    QCOMPARE(editor.peer("4").community, std::optional(CommunityId("3")));
    const QPointF home = editor.place("4");
    editor.drag(home, outside(editor));
    QVERIFY(!editor.peer("4").community);
    QCOMPARE(editor.lastStep(), QStringLiteral("Move P4 out of its community"));
    editor.drag(editor.place("4"), boxOf(editor, "1").center());
    QCOMPARE(editor.peer("4").community, std::optional(CommunityId("1")));
    editor.document.undoStack().undo();
    editor.document.undoStack().undo();
    QCOMPARE(editor.peer("4").community, std::optional(CommunityId("3")));
    QCOMPARE(editor.place("4"), home);
}

void TestCanvas::aCommunityTakesItsMembersAlong()
{
    Editor editor(test::fivePeerScenario());
    const QPointF before = editor.place("4");
    const QRectF box = boxOf(editor, "3");
    const QPointF title = titleOf(editor, "3");
    editor.drag(title, title + QPointF(50.0, 30.0));
    QCOMPARE(editor.place("4"), before + QPointF(50.0, 30.0));
    QCOMPARE(boxOf(editor, "3").topLeft(), box.topLeft() + QPointF(50.0, 30.0));
    QCOMPARE(editor.peer("4").community, std::optional(CommunityId("3")));
    QCOMPARE(editor.document.undoStack().count(), 1);
}

void TestCanvas::aCommunityIsResizedAtItsCorner()
{
    Editor editor(test::fivePeerScenario());
    const QRectF box = boxOf(editor, "3");
    const QPointF corner = box.bottomRight() - QPointF(4.0, 4.0);
    editor.drag(corner, corner + QPointF(60.0, 40.0));
    const QRectF after = boxOf(editor, "3");
    QCOMPARE(after.topLeft(), box.topLeft());
    QVERIFY(after.width() > box.width() + 40.0);
    QVERIFY(after.height() > box.height() + 20.0);
    editor.document.undoStack().undo();
    QCOMPARE(boxOf(editor, "3"), box);
}

void TestCanvas::aCollapsedCommunityHidesItsMembers()
{
    Scenario scenario = test::fivePeerScenario();
    scenario.layout.communities[CommunityId("3")].isCollapsed = true;
    Editor editor(scenario);
    QVERIFY(!editor.scene.peerAt(editor.place("4")));
    QVERIFY(editor.scene.peerAt(editor.place("3")));
}

void TestCanvas::aContractIsDrawnFromSellerToBuyer()
{
    Editor editor(test::fivePeerScenario());
    editor.scene.setTool(MarketScene::Tool::Contract);
    editor.drag(editor.place("3"), editor.place("4"));
    QCOMPARE(editor.scenario().market.contracts.size(), std::size_t(1));
    const Contract &contract = editor.scenario().market.contracts.front();
    QCOMPARE(contract.seller, ContractEnd(PeerId("3")));
    QCOMPARE(contract.buyer, ContractEnd(PeerId("4")));
    QCOMPARE(editor.selection.objects().contracts.size(), std::size_t(1));
    QCOMPARE(editor.scene.tool(), MarketScene::Tool::Select);
}

void TestCanvas::aContractIsMadeByKeysAlone()
{
    Editor editor(test::fivePeerScenario());
    editor.selection.select({peers({"3"}), {}, {}});
    editor.scene.startContract();
    editor.type(Qt::Key_Tab);
    editor.type(Qt::Key_Return);
    QCOMPARE(editor.scenario().market.contracts.size(), std::size_t(1));
    QCOMPARE(editor.scenario().market.contracts.front().buyer, ContractEnd(PeerId("4")));
}

void TestCanvas::aContractIsSelectedByItsLabel()
{
    Scenario scenario = test::fivePeerScenario();
    scenario = edits::add(scenario,
                          edits::newContract(scenario.market, CommunityId("1"), CommunityId("3")));
    Editor editor(scenario);
    QPointF found;
    const QRectF area = editor.scene.content();
    for (double x = area.left(); x < area.right(); x += 5.0) {
        for (double y = area.top(); y < area.bottom(); y += 5.0) {
            if (editor.scene.contractAt({x, y}, 2.0) && !editor.scene.peerAt({x, y}))
                found = {x, y};
        }
    }
    QVERIFY(!found.isNull());
    editor.click(found);
    QCOMPARE(editor.selection.objects().contracts.size(), std::size_t(1));
    editor.click(outside(editor));
    QVERIFY(editor.selection.objects().isEmpty());
}

void TestCanvas::arrowsMoveWhatIsSelected()
{
    Editor editor(test::fivePeerScenario());
    const QPointF before = editor.place("4");
    editor.selection.select({peers({"4"}), {}, {}});
    editor.type(Qt::Key_Right);
    editor.type(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(editor.place("4"), before + QPointF(10.0, 100.0));
    QCOMPARE(editor.document.undoStack().count(), 2);
}

void TestCanvas::tabGoesFromPeerToPeer()
{
    Editor editor(test::fivePeerScenario());
    editor.type(Qt::Key_Tab);
    QCOMPARE(editor.selection.objects().peers, peers({"1"}));
    editor.type(Qt::Key_Tab);
    QCOMPARE(editor.selection.objects().peers, peers({"2"}));
    editor.type(Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(editor.selection.objects().peers, peers({"1"}));
}

void TestCanvas::theWheelZoomsAtThePointer()
{
    Editor editor(test::fivePeerScenario());
    const double before = editor.view.zoom();
    const QPoint pixel(300, 200);
    const QPointF under = editor.view.mapToScene(pixel);
    QWheelEvent wheel(pixel, editor.view.viewport()->mapToGlobal(pixel), {}, {0, 240}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    editor.moveTo(under, Qt::NoModifier, Qt::NoButton);
    QApplication::sendEvent(editor.view.viewport(), &wheel);
    QVERIFY(editor.view.zoom() > before * 1.3);
    QVERIFY(QLineF(editor.view.mapToScene(pixel), under).length() < 6.0);
}

void TestCanvas::theMiddleButtonPans()
{
    Editor editor(test::fivePeerScenario());
    editor.view.setZoom(2.0);
    const QPointF before = editor.view.mapToScene(QPoint(0, 0));
    QTest::mousePress(editor.view.viewport(), Qt::MiddleButton, {}, {400, 400});
    QMouseEvent move(QEvent::MouseMove, QPointF(340, 360), QPointF(340, 360), Qt::NoButton,
                     Qt::MiddleButton, Qt::NoModifier);
    QApplication::sendEvent(editor.view.viewport(), &move);
    QTest::mouseRelease(editor.view.viewport(), Qt::MiddleButton, {}, {340, 360});
    QCOMPARE(editor.view.mapToScene(QPoint(0, 0)), before + QPointF(30.0, 20.0));
}

void TestCanvas::eachGestureIsUndoneAndRedone()
{
    const Scenario start = test::fivePeerScenario();
    Editor editor(start);
    const Scenario placed = editor.scenario();
    drop(editor, PaletteThing::Producer, outside(editor));
    drop(editor, PaletteThing::Battery, editor.place("3"));
    drop(editor, PaletteThing::Community, outside(editor));
    editor.drag(editor.place("4"), outside(editor));
    editor.scene.setTool(MarketScene::Tool::Contract);
    editor.drag(editor.place("3"), editor.place("2"));
    editor.drag(titleOf(editor, "1"), titleOf(editor, "1") + QPointF(20.0, 20.0));
    const Scenario end = editor.scenario();
    QCOMPARE(editor.document.undoStack().count(), 6);
    while (editor.document.undoStack().canUndo())
        editor.document.undoStack().undo();
    QCOMPARE(editor.scenario(), placed);
    while (editor.document.undoStack().canRedo())
        editor.document.undoStack().redo();
    QCOMPARE(editor.scenario(), end);
}

QTEST_MAIN(TestCanvas)
#include "tst_canvas.moc"
