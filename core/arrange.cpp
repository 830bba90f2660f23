// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/arrange.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace peergrid
{

namespace
{

// Canvas units; all are multiples of the canvas's grid of 10, so that nothing snaps elsewhere.
constexpr double cellWidth = 120.0; ///< a symbol with its name below
constexpr double cellHeight = 110.0;
constexpr double padding = 20.0;
constexpr double titleHeight = 40.0;
constexpr double gap = 80.0; ///< between boxes: room for the arrows of trades

constexpr std::array hues = {"#0072B2", "#E69F00", "#009E73", "#CC79A7",
                             "#56B4E9", "#D55E00", "#F0E442", "#7A7A7A"};

/// Peers shown together: the members of a community, or those of none.
struct Block {
    const Community *community = nullptr;
    std::vector<const Peer *> peers;

    std::size_t columns() const
    {
        const double wide = std::ceil(std::sqrt(1.4 * static_cast<double>(peers.size())));
        return std::max<std::size_t>(2, static_cast<std::size_t>(wide));
    }
    std::size_t rows() const
    {
        return std::max<std::size_t>(1, (peers.size() + columns() - 1) / columns());
    }
    double width() const { return static_cast<double>(columns()) * cellWidth + 2 * padding; }
    double height() const
    {
        return static_cast<double>(rows()) * cellHeight + titleHeight + padding;
    }
};

/// Communities first, in their order, then the peers that are in none.
std::vector<Block> blocksOf(const Market &market)
{
    std::vector<Block> blocks(market.communities.size() + 1);
    std::map<CommunityId, std::size_t> indices;
    for (std::size_t i = 0; i < market.communities.size(); ++i) {
        blocks[i].community = &market.communities[i];
        indices.emplace(market.communities[i].id, i);
    }
    for (const Peer &peer : market.peers) {
        const auto found = peer.community ? indices.find(*peer.community) : indices.end();
        blocks[found == indices.end() ? blocks.size() - 1 : found->second].peers.push_back(&peer);
    }
    if (blocks.back().peers.empty())
        blocks.pop_back();
    return blocks;
}

/// About as wide as a screen is for its height.
double widthFor(const std::vector<Block> &blocks)
{
    double area = 0.0;
    double widest = 0.0;
    for (const Block &block : blocks) {
        area += (block.width() + gap) * (block.height() + gap);
        widest = std::max(widest, block.width());
    }
    return std::max(widest, 1.3 * std::sqrt(area));
}

void place(const Block &block, Position topLeft, const std::string &hue, Layout &layout)
{
    if (block.community)
        layout.communities[block.community->id] = {hue, topLeft, block.width(), block.height(),
                                                   false};
    for (std::size_t i = 0; i < block.peers.size(); ++i) {
        const auto column = static_cast<double>(i % block.columns());
        const std::size_t before = i / block.columns();
        const auto row = static_cast<double>(before);
        layout.peers[block.peers[i]->id] = {topLeft.x + padding + (column + 0.5) * cellWidth,
                                            topLeft.y + titleHeight + row * cellHeight +
                                                cellHeight / 2.0 - 15.0};
    }
}

} // namespace

Layout arrange(const Market &market)
{
    Layout layout;
    const std::vector<Block> blocks = blocksOf(market);
    const double width = widthFor(blocks);
    Position corner;
    double rowHeight = 0.0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (corner.x > 0.0 && corner.x + blocks[i].width() > width) {
            corner = {0.0, corner.y + rowHeight + gap};
            rowHeight = 0.0;
        }
        place(blocks[i], corner, hues[i % hues.size()], layout);
        corner.x += blocks[i].width() + gap;
        rowHeight = std::max(rowHeight, blocks[i].height());
    }
    return layout;
}

std::string freeHue(const Layout &layout)
{
    const auto isTaken = [&](const char *hue) {
        return std::any_of(layout.communities.begin(), layout.communities.end(),
                           [&](const auto &known) { return known.second.colour == hue; });
    };
    const auto free = std::find_if_not(hues.begin(), hues.end(), isTaken);
    return free != hues.end() ? *free : hues[layout.communities.size() % hues.size()];
}

} // namespace peergrid
