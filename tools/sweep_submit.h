// `hearth sweep submit`, which whoever makes `hearth sweep` adds to it.
#pragma once

#include "tools/commands.h"

namespace hearth {

void add_sweep_submit(CLI::App& sweep, Shared& shared);

}  // namespace hearth
