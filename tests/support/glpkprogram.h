// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

struct glp_prob;

namespace peergrid::test
{

/// A linear program to minimise, solved by GLPK. Pairs of columns may be declared exclusive: at
/// most one of the two is above zero. Columns and rows are named by the numbers GLPK gives them.
class GlpkProgram
{
  public:
    using Terms = std::vector<std::pair<int, double>>; ///< column, coefficient

    GlpkProgram();
    ~GlpkProgram();
    GlpkProgram(const GlpkProgram &) = delete;
    GlpkProgram &operator=(const GlpkProgram &) = delete;

    int addColumn(double lower, double upper);
    int addRow(double lower, double upper, const Terms &terms);
    void setBounds(int column, double lower, double upper);
    void setExclusive(int a, int b, double upperA, double upperB);

    /// Finds the least Σ coefficient · column. False if the rows contradict each other. Throws
    /// std::runtime_error if GLPK gives up.
    bool minimise(const Terms &costs);

    /// Restricts the program to its optima: whatever is not at a free choice there is fixed.
    void stayOptimal();

    double objective() const { return m_objective; }
    double value(int column) const;

  private:
    struct Exclusive {
        int a = 0;
        int b = 0;
        double upperA = 0.0;
        double upperB = 0.0;
        int binary = 0; ///< column that is 1 where a may be used, once it was needed
    };

    bool minimiseRelaxed();
    bool minimiseWithBinaries();
    bool splitViolated();

    glp_prob *m_problem;
    std::vector<Exclusive> m_exclusive;
    bool m_hasBinaries = false;
    double m_objective = 0.0;
};

} // namespace peergrid::test
