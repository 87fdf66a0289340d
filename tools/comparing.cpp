#include "tools/comparing.h"

#include <fmt/format.h>

#include <filesystem>
#include <tuple>

#include "output/comparison_file.h"
#include "output/csv_file.h"
#include "output/failure.h"
#include "tools/interrupt.h"

namespace hearth {

std::vector<ChangedInput> changed_inputs(const Inputs& a, const Inputs& b) {
  std::vector<ChangedInput> out;
  for (const auto& [x, y] : differences_of_plans(a, b)) {
    const ParameterEntry& e = y != nullptr ? *y : *x;
    ChangedInput input{e.key, e.unit, {}, {}, {}, {}, {e.meaning_en, e.meaning_zh}};
    if (x != nullptr) std::tie(input.first, input.first_evidence) = std::tie(x->value, x->evidence);
    if (y != nullptr) std::tie(input.second, input.second_evidence) = std::tie(y->value, y->evidence);
    out.push_back(std::move(input));
  }
  return out;
}

Said title_of(const ResultsFile& file, const std::string& path) {
  const Said title = file.said("title");
  return title.empty() ? same(path) : title;
}

std::unique_ptr<SafeFile> output_of(const CompareArguments& a) {
  if (!a.folder.empty() && !a.force) must_be_free_for_csv(a.folder);
  if (a.output.empty()) return nullptr;
  for (const std::string& plan : a.plans) {
    std::error_code error;
    if (std::filesystem::equivalent(plan, a.output, error))
      throw BadInput({fmt::format("'{}' is one of the plans; choose another -o", a.output),
                      fmt::format("'{}' 是参与比较的方案之一;请另选 -o", a.output)});
  }
  if (a.force) keep_what_is_no_results(a.output);
  auto file = std::make_unique<SafeFile>(a.output, a.force);
  remove_when_interrupted(file->temporary(), "");
  return file;
}

void write_files(const CompareArguments& a, SafeFile* output, const ComparedPlans& plans) {
  if (output != nullptr) write_comparison(*output, plans);
  if (!a.folder.empty()) write_comparison_csv(a.folder, plans, a.force);
}

}  // namespace hearth
