#include "sim/unit_names.h"

#include <algorithm>
#include <array>
#include <utility>

namespace hearth {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 56> names = {{
    {"1", "1"},
    {"CNY", "元"},
    {"CNY/home", "元/套"},
    {"CNY/home/month", "元/套/月"},
    {"CNY/m2/month", "元/平方米/月"},
    {"CNY/month", "元/月"},
    {"CNY/year", "元/年"},
    {"applicants", "人(单位)"},
    {"arrivals/year", "人次/年"},
    {"cases", "件"},
    {"counters", "个窗口"},
    {"degree", "度"},
    {"elasticity", "弹性"},
    {"firms", "家"},
    {"firms/month", "家/月"},
    {"full-time posts", "名(全职)"},
    {"hazard ratio", "风险比"},
    {"heads", "人(团队)"},
    {"homes", "套"},
    {"instalments", "次"},
    {"items", "项"},
    {"leads/year", "条线索/年"},
    {"log sd", "对数标准差"},
    {"m2", "平方米"},
    {"million CNY", "百万元"},
    {"min", "分钟"},
    {"month", "月"},
    {"month of year", "月份"},
    {"months", "个月"},
    {"multiplier", "倍"},
    {"number", "编号"},
    {"people", "人"},
    {"per min", "每分钟"},
    {"per month", "每月"},
    {"per month per point", "每月每百分点"},
    {"per ratio", "每单位比值"},
    {"per unit weight", "每单位权重"},
    {"per year", "每年"},
    {"places", "名额"},
    {"points", "分"},
    {"points/month", "分/月"},
    {"points/year", "分/年"},
    {"posts", "岗位"},
    {"ratio", "比值"},
    {"replications", "次模拟"},
    {"rounds/year", "轮/年"},
    {"rung", "级"},
    {"share", "占比"},
    {"tasks/post", "任务/编制"},
    {"teams", "个团队"},
    {"ties", "人(联系)"},
    {"times", "次"},
    {"units", "个单位"},
    {"visits", "人次"},
    {"x city average", "倍(全市平均)"},
    {"years", "年"},
}};

auto find(std::string_view unit) {
  return std::find_if(names.begin(), names.end(), [&](const auto& name) { return name.first == unit; });
}

}  // namespace

std::string_view unit_in_chinese(std::string_view unit) {
  const auto* const it = find(unit);
  return it == names.end() ? unit : it->second;
}

bool has_chinese_name(std::string_view unit) {
  return unit.empty() || find(unit) != names.end();
}

Said in_brackets(std::string_view unit) {
  if (unit.empty()) return {};
  return {" (" + std::string(unit) + ")", "(" + std::string(unit_in_chinese(unit)) + ")"};
}

}  // namespace hearth
