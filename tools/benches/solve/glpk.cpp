// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/benches/solve/rivals.h"

#ifdef PEERGRID_HAS_GLPK

#include <cmath>
#include <memory>
#include <stdexcept>

#include <glpk.h>

namespace peergrid::benches
{

namespace
{

int boundType(double lower, double upper)
{
    if (lower == upper)
        return GLP_FX;
    if (std::isinf(lower))
        return std::isinf(upper) ? GLP_FR : GLP_UP;
    return std::isinf(upper) ? GLP_LO : GLP_DB;
}

struct Delete {
    void operator()(glp_prob *problem) const { glp_delete_prob(problem); }
};
using Problem = std::unique_ptr<glp_prob, Delete>;

Problem problemOf(const LinearProgram &program)
{
    Problem problem(glp_create_prob());
    glp_add_rows(problem.get(), static_cast<int>(program.rows()));
    glp_add_cols(problem.get(), static_cast<int>(program.columns()));
    for (std::size_t i = 0; i < program.rows(); ++i)
        glp_set_row_bnds(problem.get(), static_cast<int>(i) + 1,
                         boundType(program.rowLower[i], program.rowUpper[i]), program.rowLower[i],
                         program.rowUpper[i]);
    for (std::size_t j = 0; j < program.columns(); ++j) {
        const int column = static_cast<int>(j) + 1;
        glp_set_obj_coef(problem.get(), column, program.cost[j]);
        glp_set_col_bnds(problem.get(), column, boundType(program.lower[j], program.upper[j]),
                         program.lower[j], program.upper[j]);
        std::vector<int> rows{0}; // GLPK counts from 1
        std::vector<double> values{0.0};
        for (int k = program.start[j]; k < program.start[j + 1]; ++k) {
            rows.push_back(program.row[static_cast<std::size_t>(k)] + 1);
            values.push_back(program.value[static_cast<std::size_t>(k)]);
        }
        glp_set_mat_col(problem.get(), column, static_cast<int>(rows.size()) - 1, rows.data(),
                        values.data());
    }
    return problem;
}

} // namespace

std::optional<Timed> byGlpk(const LinearProgram &program)
{
    glp_term_out(GLP_OFF);
    const Problem problem = problemOf(program);
    const Stopwatch watch;
    if (glp_simplex(problem.get(), nullptr) != 0 || glp_get_status(problem.get()) != GLP_OPT)
        throw std::runtime_error("GLPK finds no optimum");
    return Timed{watch.milliseconds(), glp_get_obj_val(problem.get())};
}

} // namespace peergrid::benches

#else

std::optional<peergrid::benches::Timed> peergrid::benches::byGlpk(const LinearProgram &)
{
    return {};
}

#endif
