// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/localprograms.h"

#include "core/clpsolver.h"
#include "core/joined.h"

#include <algorithm>
#include <map>

namespace peergrid
{

namespace
{

/// A part of the network that nothing but the hub joins to the rest; indices into the whole.
struct Part {
    std::vector<std::size_t> arcs;
    bool isPlain = true;  ///< the merit order says all about it
    bool isClosed = true; ///< no storage reaches beyond the hour, no cap is shared
};

class Local
{
  public:
    Local(const Network &network, double hubPrice, FlowsAndPrices &flows, Basis &basis)
        : m_network(network)
        , m_hubPrice(hubPrice)
        , m_flows(flows)
        , m_basis(basis)
        , m_place(network.nodes.size(), noNode)
    {
    }

    void solve(std::span<const std::size_t> arcs)
    {
        for (const Part &part : partsOf(arcs)) {
            if (!part.isPlain && part.isClosed)
                solve(part);
        }
    }

  private:
    static std::size_t at(int node) { return static_cast<std::size_t>(node); }

    bool isHub(int node) const
    {
        return node != noNode && m_network.node(node).kind == Node::Kind::Hub;
    }
    /// A place of the network that belongs to a part, or none.
    int inner(int node) const { return isHub(node) ? noNode : node; }

    std::vector<Part> partsOf(std::span<const std::size_t> arcs) const
    {
        Joined joined(m_network.nodes.size());
        for (const std::size_t j : arcs) {
            const Arc &arc = m_network.arcs[j];
            if (inner(arc.from) != noNode && inner(arc.to) != noNode)
                joined.join(at(arc.from), at(arc.to));
        }
        std::vector<std::size_t> index(m_network.nodes.size(), noPart);
        std::vector<Part> parts;
        for (const std::size_t j : arcs) {
            const Arc &arc = m_network.arcs[j];
            const int node = inner(arc.from) != noNode ? inner(arc.from) : inner(arc.to);
            if (node == noNode)
                continue;
            std::size_t &part = index[joined.root(at(node))];
            if (part == noPart) {
                part = parts.size();
                parts.emplace_back();
            }
            add(parts[part], j);
        }
        return parts;
    }

    void add(Part &part, std::size_t j) const
    {
        const Arc &arc = m_network.arcs[j];
        part.arcs.push_back(j);
        if (arc.sale.contract || arc.kind == Arc::Kind::Flexible)
            part.isPlain = false;
        if (arc.cap != noNode || arc.kind == Arc::Kind::Charging || arc.kind == Arc::Kind::Shift)
            part.isClosed = false;
    }

    int placed(int node)
    {
        if (inner(node) == noNode)
            return noNode;
        int &place = m_place[at(node)];
        if (place == noNode) {
            place = m_part.add(m_network.node(node));
            m_nodes.push_back(at(node));
        }
        return place;
    }

    /// The part as a network of its own, which buys and sells outside at the hub's price.
    void copy(const Part &part)
    {
        m_part = {};
        m_nodes.clear();
        m_partFlows = {};
        for (const std::size_t j : part.arcs) {
            Arc arc = m_network.arcs[j];
            if (isHub(arc.to))
                arc.cost -= m_hubPrice;
            if (isHub(arc.from))
                arc.cost += m_hubPrice;
            arc.from = placed(arc.from);
            arc.to = placed(arc.to);
            m_part.arcs.push_back(arc);
            m_partFlows.arcs.push_back(m_flows.arcs[j]);
        }
        for (const std::size_t node : m_nodes) {
            m_partFlows.prices.push_back(m_flows.prices[node]);
            m_place[node] = noNode;
        }
    }

    void solve(const Part &part)
    {
        copy(part);
        ClpSolver solver(linearProgram(m_part));
        solver.setBasis(treeBasis(m_part, m_partFlows));
        if (solver.solve() != ClpSolver::Status::Optimal)
            return;
        const std::vector<double> values = solver.values();
        const Basis basis = solver.basis();
        for (std::size_t k = 0; k < part.arcs.size(); ++k) {
            m_flows.arcs[part.arcs[k]] = values[k];
            m_basis.columns[part.arcs[k]] = basis.columns[k];
        }
        for (std::size_t k = 0; k < m_nodes.size(); ++k)
            m_basis.rows[m_nodes[k]] = basis.rows[k];
    }

    static constexpr std::size_t noPart = static_cast<std::size_t>(-1);

    const Network &m_network;
    double m_hubPrice;
    FlowsAndPrices &m_flows;
    Basis &m_basis;
    Network m_part; ///< the one in hand
    FlowsAndPrices m_partFlows;
    std::vector<std::size_t> m_nodes; ///< of the network, in the order of the part's
    std::vector<int> m_place;         ///< of each node in the part in hand
};

} // namespace

void solveLocally(const Network &network, std::span<const std::size_t> arcs, double hubPrice,
                  FlowsAndPrices &flows, Basis &basis)
{
    Local(network, hubPrice, flows, basis).solve(arcs);
}

} // namespace peergrid
