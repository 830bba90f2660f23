#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""compare.py highs|cbc FILE.mps: solves a linear program as a user of Python does, by SciPy's HiGHS
or by PuLP and CBC. Prints the CPU milliseconds of the solve alone, with those of processes that it
started, and the optimum. Ends with 3 if what it takes is not installed."""
import resource
import sys

INFINITY = float("inf")


def cpu_milliseconds():
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return 1e3 * sum(usage.ru_utime + usage.ru_stime for usage in both)


class Program:
    """A linear program read from an MPS file: rows and columns by number."""

    def __init__(self, path):
        self.kinds, self.rows, self.columns = [], {}, {}
        self.cost, self.entries = [], []  # entries: (row, column, value)
        self.lower, self.upper = [], []
        self.objective = None
        section = None
        with open(path, encoding="ascii") as file:
            for line in file:
                if not line[0].isspace():
                    section = line.split()[0]
                    if section == "RHS":
                        self.right = [0.0] * len(self.rows)
                        self.range = [None] * len(self.rows)
                elif section != "NAME":
                    getattr(self, "read_" + section.lower())(line.split())

    def read_rows(self, words):
        if words[0] == "N":
            self.objective = words[1]
        else:
            self.rows[words[1]] = len(self.rows)
            self.kinds.append(words[0])

    def read_columns(self, words):
        if words[0] not in self.columns:
            self.columns[words[0]] = len(self.columns)
            self.cost.append(0.0)
            self.lower.append(0.0)
            self.upper.append(INFINITY)
        column = self.columns[words[0]]
        for row, value in zip(words[1::2], words[2::2]):
            if row == self.objective:
                self.cost[column] = float(value)
            else:
                self.entries.append((self.rows[row], column, float(value)))

    def read_rhs(self, words):
        for row, value in zip(words[1::2], words[2::2]):
            self.right[self.rows[row]] = float(value)

    def read_ranges(self, words):
        for row, value in zip(words[1::2], words[2::2]):
            self.range[self.rows[row]] = float(value)

    def read_bounds(self, words):
        column = self.columns[words[2]]
        if words[0] in ("LO", "FX"):
            self.lower[column] = float(words[3])
        if words[0] in ("UP", "FX"):
            self.upper[column] = float(words[3])
        if words[0] in ("FR", "MI"):
            self.lower[column] = -INFINITY

    def limits(self, row):
        """What the row lies between."""
        right, span = self.right[row], self.range[row]
        if self.kinds[row] == "E":
            return right, right
        if self.kinds[row] == "L":
            return (-INFINITY if span is None else right - abs(span)), right
        return right, (INFINITY if span is None else right + abs(span))


def by_highs(path):
    from scipy.optimize import linprog
    from scipy.sparse import coo_matrix, vstack

    program = Program(path)
    rows, columns, values = zip(*program.entries)
    matrix = coo_matrix((values, (rows, columns)),
                        shape=(len(program.rows), len(program.columns))).tocsr()
    limits = [program.limits(row) for row in range(len(program.rows))]
    equal = [i for i, (low, high) in enumerate(limits) if low == high]
    above = [i for i, (low, high) in enumerate(limits) if low < high < INFINITY]
    below = [i for i, (low, high) in enumerate(limits) if -INFINITY < low < high]
    started = cpu_milliseconds()
    result = linprog(
        program.cost,
        A_ub=vstack([matrix[above], -matrix[below]]) if above or below else None,
        b_ub=[limits[i][1] for i in above] + [-limits[i][0] for i in below] or None,
        A_eq=matrix[equal], b_eq=[limits[i][0] for i in equal],
        bounds=list(zip(program.lower, program.upper)), method="highs-ds")
    return cpu_milliseconds() - started, result.fun


def by_cbc(path):
    import pulp

    program = Program(path)
    model = pulp.LpProblem("program", pulp.LpMinimize)
    variables = [
        pulp.LpVariable(f"x{j}", None if low == -INFINITY else low,
                        None if high == INFINITY else high)
        for j, (low, high) in enumerate(zip(program.lower, program.upper))]
    terms = [[] for _ in program.rows]
    for row, column, value in program.entries:
        terms[row].append((variables[column], value))
    model += pulp.LpAffineExpression(list(zip(variables, program.cost)))
    for row, (low, high) in enumerate(map(program.limits, range(len(terms)))):
        sense = pulp.LpConstraintGE if low > -INFINITY else pulp.LpConstraintLE
        bound = low if low > -INFINITY else high
        if low == high:
            sense = pulp.LpConstraintEQ
        elif low > -INFINITY and high < INFINITY:
            model += pulp.LpConstraint(pulp.LpAffineExpression(terms[row]),
                                       pulp.LpConstraintLE, rhs=high)
        model += pulp.LpConstraint(pulp.LpAffineExpression(terms[row]), sense, rhs=bound)
    solver = pulp.PULP_CBC_CMD(msg=False)
    if not solver.available():
        solver = pulp.COIN_CMD(path="cbc", msg=False)
    started = cpu_milliseconds()
    model.solve(solver)
    return cpu_milliseconds() - started, pulp.value(model.objective)


def main():
    try:
        solve = {"highs": by_highs, "cbc": by_cbc}[sys.argv[1]]
        milliseconds, objective = solve(sys.argv[2])
    except ImportError:
        return 3
    print(f"{milliseconds:.3f} {objective:.17g}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
