# SPDX-License-Identifier: GPL-3.0-or-later
# What every target of ours is built with: warnings, sanitizers, coverage, includes from the root.
add_library(peergrid_ourcode INTERFACE)
target_include_directories(peergrid_ourcode INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(peergrid_ourcode INTERFACE -Wall -Wextra -Wshadow -Wconversion
                       $<$<BOOL:${PEERGRID_WERROR}>:-Werror>)
if(PEERGRID_SANITIZE)
    set(flags -fsanitize=${PEERGRID_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_compile_options(peergrid_ourcode INTERFACE ${flags})
    target_link_options(peergrid_ourcode INTERFACE ${flags})
endif()
if(PEERGRID_COVERAGE)
    target_compile_options(peergrid_ourcode INTERFACE --coverage -fprofile-update=atomic)
    target_link_options(peergrid_ourcode INTERFACE --coverage)
endif()
