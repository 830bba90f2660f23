// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edits.h"
#include "core/pricing.h"
#include "ui/document.h"
#include "ui/panels/inspector.h"
#include "ui/panels/numberfield.h"
#include "ui/selection.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>
#include <QtTest>

#include <stdexcept>

namespace peergrid::test
{

/// Two members of a community that may generate, a battery among them, and two consumers outside.
inline Scenario village()
{
    Scenario scenario;
    Market &market = scenario.market;
    market.communities.push_back(edits::newCommunity(market));
    for (const auto kind : {edits::Kind::Prosumer, edits::Kind::Prosumer, edits::Kind::Consumer,
                            edits::Kind::Consumer})
        market.peers.push_back(edits::newPeer(market, kind));
    market.peers[0].community = market.communities[0].id;
    market.peers[1].community = market.communities[0].id;
    market.peers[0].storage = edits::newStorage();
    return scenario;
}

inline Scenario tendencyVillage(const Profile &tendency, std::size_t hours = 24)
{
    Scenario scenario = village();
    scenario.market.hours = hours;
    Storage &storage = *scenario.market.peers[0].storage;
    storage.operation = Storage::Operation::Tendency;
    storage.tendency = tendency;
    return scenario;
}

/// The community's members sell to peer 3 at 0.04 + 0.03 $/kWh, but for the contract.
inline Scenario contractVillage(const ContractTerms &terms)
{
    Scenario scenario = village();
    Market &market = scenario.market;
    Contract contract = edits::newContract(market, market.communities[0].id, market.peers[2].id);
    contract.terms = terms;
    market.contracts.push_back(contract);
    return scenario;
}

/// The inspector on the screen, and someone who uses it by mouse and keys alone.
struct Hands {
    Document document;
    Selection selection;
    QWidget window;
    Inspector *inspector = nullptr;

    explicit Hands(Scenario scenario = village(), std::set<std::string> peers = {})
    {
        document.reset(std::move(scenario));
        inspector = new Inspector(document, selection);
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(inspector);
        auto *undo = new QAction(&window);
        undo->setShortcut(QKeySequence::Undo);
        QObject::connect(undo, &QAction::triggered, &document.undoStack(), &QUndoStack::undo);
        window.addAction(undo);
        window.resize(320, 900);
        window.show();
        QApplication::setActiveWindow(&window);
        select(peers);
    }

    const Market &market() const { return document.scenario().market; }
    const Peer &peer(const char *id) const
    {
        return market().peers.at(*indexOf(market(), PeerId(id)));
    }
    void select(const std::set<std::string> &peers)
    {
        ObjectIds objects;
        for (const std::string &id : peers)
            objects.peers.insert(PeerId(id));
        selection.select(objects);
        QApplication::processEvents(); // the forms take their places
    }

    void selectContract()
    {
        selection.select({{}, {}, {market().contracts.front().id}});
        QApplication::processEvents();
    }

    void selectCommunity()
    {
        selection.select({{}, {market().communities.front().id}, {}});
        QApplication::processEvents();
    }
    std::string colour() const
    {
        return document.scenario().layout.communities.at(market().communities.front().id).colour;
    }

    /// A widget that is seen, by its name or by what a screen reader says.
    template<class Widget = QLineEdit>
    Widget *seek(const QString &name)
    {
        for (auto *widget : inspector->findChildren<Widget *>()) {
            if (widget->isVisible() &&
                (widget->objectName() == name || widget->accessibleName() == name))
                return widget;
        }
        return nullptr;
    }
    template<class Widget = QLineEdit>
    Widget &find(const QString &name)
    {
        if (auto *widget = seek<Widget>(name))
            return *widget;
        throw std::runtime_error("no " + name.toStdString() + " to be seen");
    }
    void push(const QString &name)
    {
        for (auto *button : inspector->findChildren<QAbstractButton *>()) {
            if (button->isVisible() && (button->text() == name || button->accessibleName() == name))
                return QTest::mouseClick(button, Qt::LeftButton);
        }
        throw std::runtime_error("no button " + name.toStdString());
    }
    void type(const QString &field, const QString &text)
    {
        auto &editor = find(field);
        QTest::mouseClick(&editor, Qt::LeftButton);
        QTest::keyClick(&editor, Qt::Key_A, Qt::ControlModifier);
        if (text.isEmpty())
            QTest::keyClick(&editor, Qt::Key_Delete);
        QTest::keyClicks(&editor, text);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers keys = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, keys);
    }
    void choose(const QString &field, const QString &text)
    {
        auto &editor = find<QComboBox>(field);
        editor.setFocus();
        QTest::keyClick(&editor, Qt::Key_Home);
        for (int i = 0; i < editor.count() && editor.currentText() != text; ++i)
            QTest::keyClick(&editor, Qt::Key_Down);
    }
    /// By the window's own keys, as far as the field lets them through.
    void undo() { QTest::keyClick(QApplication::focusWidget(), Qt::Key_Z, Qt::ControlModifier); }
    QString lastStep() { return document.undoStack().undoText(); }
    int steps() { return document.undoStack().count(); }

    std::vector<NumberField *> numbers() const
    {
        std::vector<NumberField *> seen;
        for (auto *field : inspector->findChildren<NumberField *>()) {
            if (field->isVisible())
                seen.push_back(field);
        }
        return seen;
    }

    /// All that the inspector says, line by line.
    QString said() const
    {
        QStringList texts;
        for (const auto *label : inspector->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts << label->text();
        }
        return texts.join(QLatin1Char('\n'));
    }
};

} // namespace peergrid::test
