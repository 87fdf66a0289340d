// TEMPORARY, until the engine of sweeps is here: the subcommand that `submit` needs.
#include "tools/sweep_submit.h"

namespace hearth {

void add_sweep(CLI::App& app, Shared& shared) {
  auto* const sweep = app.add_subcommand("sweep", shared.say({"Studies of many points", "多点研究"}));
  sweep->require_subcommand(1);
  add_sweep_submit(*sweep, shared);
}

}  // namespace hearth
