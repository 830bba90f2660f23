// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/glpkprogram.h"

#include <glpk.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>

namespace peergrid::test
{

namespace
{

constexpr double negligible = 1e-9;

int boundKind(double lower, double upper)
{
    const bool hasLower = std::isfinite(lower);
    const bool hasUpper = std::isfinite(upper);
    if (hasLower && hasUpper)
        return lower == upper ? GLP_FX : GLP_DB;
    if (hasLower)
        return GLP_LO;
    return hasUpper ? GLP_UP : GLP_FR;
}

} // namespace

GlpkProgram::GlpkProgram()
    : m_problem(glp_create_prob())
{
    glp_term_out(GLP_OFF);
    glp_set_obj_dir(m_problem, GLP_MIN);
}

GlpkProgram::~GlpkProgram()
{
    glp_delete_prob(m_problem);
}

int GlpkProgram::addColumn(double lower, double upper)
{
    const int column = glp_add_cols(m_problem, 1);
    setBounds(column, lower, upper);
    return column;
}

void GlpkProgram::setBounds(int column, double lower, double upper)
{
    glp_set_col_bnds(m_problem, column, boundKind(lower, upper), lower, upper);
}

int GlpkProgram::addRow(double lower, double upper, const Terms &terms)
{
    const int row = glp_add_rows(m_problem, 1);
    glp_set_row_bnds(m_problem, row, boundKind(lower, upper), lower, upper);
    std::vector<int> columns(1);
    std::vector<double> coefficients(1);
    for (const auto &[column, coefficient] : terms) {
        columns.push_back(column);
        coefficients.push_back(coefficient);
    }
    glp_set_mat_row(m_problem, row, static_cast<int>(terms.size()), columns.data(),
                    coefficients.data());
    return row;
}

void GlpkProgram::setExclusive(int a, int b, double upperA, double upperB)
{
    m_exclusive.push_back({a, b, upperA, upperB});
}

bool GlpkProgram::minimise(const Terms &costs)
{
    for (int column = 1; column <= glp_get_num_cols(m_problem); ++column)
        glp_set_obj_coef(m_problem, column, 0.0);
    for (const auto &[column, cost] : costs)
        glp_set_obj_coef(m_problem, column, cost);
    do {
        if (!(m_hasBinaries ? minimiseWithBinaries() : minimiseRelaxed()))
            return false;
    } while (splitViolated());
    return true;
}

bool GlpkProgram::minimiseRelaxed()
{
    glp_smcp options;
    glp_init_smcp(&options);
    options.msg_lev = GLP_MSG_OFF;
    options.tol_bnd = 1e-9;
    options.tol_dj = 1e-9;
    int failure = glp_simplex(m_problem, &options);
    if (failure || glp_get_status(m_problem) == GLP_UNDEF) {
        glp_std_basis(m_problem);
        options.tol_bnd = 1e-7;
        options.tol_dj = 1e-7;
        failure = glp_simplex(m_problem, &options);
    }
    if (failure)
        throw std::runtime_error("GLPK gave up with code " + std::to_string(failure));
    m_objective = glp_get_obj_val(m_problem);
    const int status = glp_get_status(m_problem);
    if (status != GLP_OPT && status != GLP_NOFEAS)
        throw std::runtime_error("GLPK ended with status " + std::to_string(status));
    return status == GLP_OPT;
}

/// Branch and bound finds the binaries; a last simplex with them fixed gives the exact vertex.
bool GlpkProgram::minimiseWithBinaries()
{
    for (const Exclusive &pair : m_exclusive) {
        if (pair.binary)
            glp_set_col_kind(m_problem, pair.binary, GLP_BV);
    }
    if (!minimiseRelaxed())
        return false;
    glp_iocp options;
    glp_init_iocp(&options);
    options.msg_lev = GLP_MSG_OFF;
    options.tol_int = 1e-8;
    options.tol_obj = 1e-10;
    options.gmi_cuts = GLP_ON;
    if (const int failure = glp_intopt(m_problem, &options))
        throw std::runtime_error("GLPK gave up branching with code " + std::to_string(failure));
    if (glp_mip_status(m_problem) != GLP_OPT)
        return false;
    for (const Exclusive &pair : m_exclusive) {
        if (!pair.binary)
            continue;
        const double chosen = std::round(glp_mip_col_val(m_problem, pair.binary));
        glp_set_col_kind(m_problem, pair.binary, GLP_CV);
        setBounds(pair.binary, chosen, chosen);
    }
    return minimiseRelaxed();
}

/// Adds a binary to every exclusive pair of which both are used and which has none yet. With few
/// of them the program stays small, and an optimum that violates none is an optimum of all.
bool GlpkProgram::splitViolated()
{
    bool hasSplit = false;
    for (Exclusive &pair : m_exclusive) {
        if (pair.binary || std::min(value(pair.a), value(pair.b)) <= negligible)
            continue;
        pair.binary = addColumn(0.0, 1.0);
        const double below = -std::numeric_limits<double>::infinity();
        addRow(below, 0.0, {{pair.a, 1.0}, {pair.binary, -pair.upperA}});
        addRow(below, pair.upperB, {{pair.b, 1.0}, {pair.binary, pair.upperB}});
        hasSplit = m_hasBinaries = true;
    }
    return hasSplit;
}

void GlpkProgram::stayOptimal()
{
    for (int column = 1; column <= glp_get_num_cols(m_problem); ++column) {
        const double at = glp_get_col_prim(m_problem, column);
        if (std::fabs(glp_get_col_dual(m_problem, column)) > negligible)
            setBounds(column, at, at);
    }
    for (int row = 1; row <= glp_get_num_rows(m_problem); ++row) {
        const double at = glp_get_row_prim(m_problem, row);
        if (std::fabs(glp_get_row_dual(m_problem, row)) > negligible)
            glp_set_row_bnds(m_problem, row, GLP_FX, at, at);
    }
}

double GlpkProgram::value(int column) const
{
    return glp_get_col_prim(m_problem, column);
}

} // namespace peergrid::test
