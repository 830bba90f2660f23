// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edits.h"
#include "ui/document.h"
#include "ui/panels/form.h"
#include "ui/selection.h"

#include <algorithm>
#include <memory>

namespace peergrid
{

/// Adds rows over the selected peers to a form. A value: what it adds keeps a copy.
class PeerRows
{
  public:
    PeerRows(Form &form, Document &document, Selection &selection)
        : m_form(form)
        , m_document(document)
        , m_selection(selection)
        , m_selected(std::make_shared<Selected>())
    {
    }

    /// Looks up anew who is selected; before anything is read after a change.
    void refresh() const;

    Form &form() const { return m_form; }
    Document &document() const { return m_document; }
    Selection &selection() const { return m_selection; }
    const Market &market() const { return m_document.scenario().market; }

    /// Those that are selected, in the scenario's order.
    const std::vector<const Peer *> &peers() const { return m_selected->peers; }

    /// What is wrong with them.
    Issues issues() const;

    using Change = std::function<void(Peer &)>;
    /// Changes all that are selected. `key` makes edits of one gesture one undo step.
    void change(const QString &name, const Change &change, const QString &key = {}) const;

    /// The name of an edit of a field: "Change energy of bid 2".
    static QString changeText(const Form::Field &field);

    /// Whether a claim holds for all of them, and there are some.
    template<class Claim>
    bool areAll(Claim claim) const
    {
        const auto &selected = peers();
        return !selected.empty() && std::all_of(selected.begin(), selected.end(),
                                                [&](const Peer *peer) { return claim(*peer); });
    }

    /// Whether they have a value in common, and are there.
    template<class Of>
    bool agree(Of of) const
    {
        const auto &selected = peers();
        return !selected.empty() &&
               std::all_of(selected.begin(), selected.end(),
                           [&](const Peer *peer) { return of(*peer) == of(*selected.front()); });
    }

    /// Rows added from here on are seen only while a claim holds for all of them.
    template<class Claim>
    void beginPart(Claim claim) const
    {
        m_form.beginPart([rows = *this, claim] { return rows.areAll(claim); });
    }

    /// A row for a number; `at` leads to it in a peer, or nowhere.
    template<class At>
    void number(const Form::Field &field, At at) const
    {
        m_form.addNumber(field, read<double>(at), write<double>(field, at));
    }
    /// A row for what may have a value for each hour.
    template<class At>
    void profile(const Form::Field &field, At at) const
    {
        m_form.addProfile(field, read<Profile>(at), write<Profile>(field, at));
    }

  private:
    template<class T, class At>
    Form::Read<T> read(At at) const
    {
        return [rows = *this, at] {
            std::vector<T> values;
            for (const Peer *peer : rows.peers()) {
                if (const T *value = at(*peer))
                    values.push_back(*value);
            }
            return values;
        };
    }
    template<class T, class At>
    Form::Write<T> write(const Form::Field &field, At at) const
    {
        return [rows = *this, at, what = changeText(field)](const T &value, const QString &key) {
            rows.change(
                what,
                [at, value](Peer &peer) {
                    if (T *here = at(peer))
                        *here = value;
                },
                key);
        };
    }

    /// Looked up once for all rows: among thousands that takes its time.
    struct Selected {
        std::shared_ptr<const Scenario> scenario; ///< whose peers they are
        std::vector<const Peer *> peers;
    };

    Form &m_form;
    Document &m_document;
    Selection &m_selection;
    std::shared_ptr<Selected> m_selected;
};

// The parts of the form, each one idea.
void addIdentity(const PeerRows &rows);
void addGeneration(const PeerRows &rows);
void addDemand(const PeerRows &rows);
void addStorage(const PeerRows &rows);

} // namespace peergrid
