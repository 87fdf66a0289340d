#include "output/individual_effects.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace hearth {

namespace {

struct Attribute {
  const char* column;
  Said name;
};

constexpr std::size_t grouped_by = 5;

const std::array<Attribute, grouped_by>& attributes() {
  static const std::array<Attribute, grouped_by> all = {{{"class_at_entry", {"class at entry", "到区时层级"}},
                                                         {"field", {"field", "领域"}},
                                                         {"household", {"household", "家庭类型"}},
                                                         {"through", {"channel", "流入渠道"}},
                                                         {"age_at_entry", {"age at entry", "到区时年龄段"}}}};
  return all;
}

const StoredTable* table_of_people(const ResultsFile& file) {
  for (const StoredTable& t : file.tables()) {
    if (t.name == "people") return &t;
  }
  return nullptr;
}

const StoredColumn* column_named(const StoredTable& table, const std::string& name) {
  for (const StoredColumn& c : table.columns) {
    if (c.name == name) return &c;
  }
  return nullptr;
}

bool has_all_columns(const StoredTable* table) {
  if (table == nullptr) return false;
  for (const char* name : {"in_replication", "id_high", "id_low", "exit_month"}) {
    if (column_named(*table, name) == nullptr) return false;
  }
  return std::all_of(attributes().begin(), attributes().end(),
                     [&](const Attribute& a) { return column_named(*table, a.column) != nullptr; });
}

// Members of a grouping in either file: those of the first, then what only the second has, and who belongs to none.
struct Members {
  std::vector<std::string> ids;
  std::vector<Said> names;
  std::size_t place(const std::string& id) const {
    return static_cast<std::size_t>(std::find(ids.begin(), ids.end(), id) - ids.begin());
  }
};

Said name_of_none(const std::string& column) {
  return column == "through" ? Said{"There when the run began", "期初存量"} : Said{"None", "无"};
}

Members members_of_both(const std::string& column, const StoredCodes& first, const StoredCodes& second) {
  Members all;
  for (const StoredCodes* codes : {&first, &second}) {
    for (std::size_t i = 0; i < codes->ids.size(); ++i) {
      if (all.place(codes->ids[i]) < all.ids.size()) continue;
      all.ids.push_back(codes->ids[i]);
      all.names.push_back(codes->name_of(i));
    }
  }
  all.ids.emplace_back("none");
  all.names.push_back(name_of_none(column));
  return all;
}

struct Individual {
  std::uint64_t id = 0;
  bool stays = false;
  std::array<std::uint16_t, grouped_by> member{};
};

// People of one file, a replication at a time.
class PeopleOfFile {
 public:
  PeopleOfFile(const ResultsFile& file, const std::vector<Members>& members) : file_(file), table_(*table_of_people(file)) {
    constexpr std::size_t rows_at_once = 1 << 20;
    const StoredColumn& replication = *column_named(table_, "in_replication");
    for (std::size_t from = 0; from < table_.rows; from += rows_at_once) {
      const auto values = file_.column(table_, replication, from, std::min(rows_at_once, table_.rows - from));
      for (std::size_t i = 0; i < values.size(); ++i) {
        auto& rows = rows_.try_emplace(values[i], Rows{from + i, 0}).first->second;
        rows.count = from + i + 1 - rows.first;
      }
    }
    for (std::size_t a = 0; a < attributes().size(); ++a) {
      places_.emplace_back();
      for (const std::string& id : column_named(table_, attributes()[a].column)->codes.ids)
        places_.back().push_back(static_cast<std::uint16_t>(members[a].place(id)));
      none_.push_back(static_cast<std::uint16_t>(members[a].ids.size() - 1));
    }
  }

  /// In the order of their identities.
  std::vector<Individual> of_replication(double replication) const {
    const auto it = rows_.find(static_cast<std::int32_t>(replication));
    if (it == rows_.end()) return {};
    const auto [first, count] = it->second;
    std::vector<Individual> people(count);
    const auto read = [&, first = first, count = count](const char* name) {
      return file_.column(table_, *column_named(table_, name), first, count);
    };
    const auto high = read("id_high"), low = read("id_low"), exit = read("exit_month");
    for (std::size_t i = 0; i < count; ++i) {
      people[i].id = std::uint64_t{static_cast<std::uint32_t>(high[i])} << 32 | static_cast<std::uint32_t>(low[i]);
      people[i].stays = exit[i] < 0;
    }
    for (std::size_t a = 0; a < attributes().size(); ++a) {
      const auto codes = read(attributes()[a].column);
      for (std::size_t i = 0; i < count; ++i) {
        const bool known = codes[i] >= 0 && static_cast<std::size_t>(codes[i]) < places_[a].size();
        people[i].member[a] = known ? places_[a][static_cast<std::size_t>(codes[i])] : none_[a];
      }
    }
    std::sort(people.begin(), people.end(), [](const Individual& x, const Individual& y) { return x.id < y.id; });
    return people;
  }

 private:
  struct Rows {
    std::size_t first, count;
  };
  const ResultsFile& file_;
  const StoredTable& table_;
  std::map<std::int32_t, Rows> rows_;
  std::vector<std::vector<std::uint16_t>> places_;  // of the file's codes among the members
  std::vector<std::uint16_t> none_;
};

// What is counted, a replication behind the other.
struct Tally {
  std::vector<double> in_both, left_first, left_second, only_first, only_second, only_first_stays, only_second_stays, end_first,
      end_second;

  void begin_replication() {
    for (auto* const x : {&in_both, &left_first, &left_second, &only_first, &only_second, &only_first_stays, &only_second_stays,
                          &end_first, &end_second})
      x->push_back(0);
  }
  void count(const Individual* a, const Individual* b) {
    const auto add = [](std::vector<double>& to, bool is) { to.back() += is ? 1 : 0; };
    const bool stays_a = a != nullptr && a->stays, stays_b = b != nullptr && b->stays;
    const bool both = a != nullptr && b != nullptr;
    add(in_both, both);
    add(left_first, both && !stays_a && stays_b);
    add(left_second, both && stays_a && !stays_b);
    add(only_first, b == nullptr);
    add(only_second, a == nullptr);
    add(only_first_stays, b == nullptr && stays_a);
    add(only_second_stays, a == nullptr && stays_b);
    add(end_first, stays_a);
    add(end_second, stays_b);
  }
};

PeopleCounted counted_people(const std::vector<double>& values) {
  PeopleCounted x;
  x.values = values;
  const PairedMeans m = compare_means(std::vector<double>(values.size(), 0), values);
  x.mean = m.difference;
  x.low = std::isfinite(m.low) ? std::max(0.0, m.low) : m.low;
  x.high = m.high;
  return x;
}

IndividualCounts counts_of(const Tally& t, const std::string& id, const Said& name) {
  IndividualCounts x;
  x.in_both = counted_people(t.in_both);
  x.left_under_first_only = counted_people(t.left_first);
  x.left_under_second_only = counted_people(t.left_second);
  x.only_in_first = counted_people(t.only_first);
  x.only_in_second = counted_people(t.only_second);
  x.only_in_first_staying = counted_people(t.only_first_stays);
  x.only_in_second_staying = counted_people(t.only_second_stays);
  Pairs all;
  for (std::size_t i = 0; i < t.end_first.size(); ++i) {
    all.first.push_back(i);
    all.second.push_back(i);
  }
  x.at_end = compared({id, name, "people", Wanted::more, t.end_first}, t.end_second, all);
  return x;
}

// Calls of(a, b) for each identity; who is in one of both only comes with a null pointer.
template <class Of>
void for_each_identity(const std::vector<Individual>& first, const std::vector<Individual>& second, Of of) {
  auto a = first.begin();
  auto b = second.begin();
  while (a != first.end() || b != second.end()) {
    const bool has_a = a != first.end() && (b == second.end() || a->id <= b->id);
    const bool has_b = !has_a || (b != second.end() && b->id == a->id);
    of(has_a ? &*a : nullptr, has_b ? &*b : nullptr);
    if (has_a) ++a;
    if (has_b) ++b;
  }
}

}  // namespace

std::optional<IndividualEffects> individual_effects(const ResultsFile& first, const ResultsFile& second) {
  const StoredTable* const table_a = table_of_people(first);
  const StoredTable* const table_b = table_of_people(second);
  if (!has_all_columns(table_a) || !has_all_columns(table_b)) return std::nullopt;
  std::vector<Members> members;
  std::vector<std::vector<Tally>> of_groups;
  for (const Attribute& a : attributes()) {
    members.push_back(
        members_of_both(a.column, column_named(*table_a, a.column)->codes, column_named(*table_b, a.column)->codes));
    of_groups.emplace_back(members.back().ids.size());
  }
  const PeopleOfFile people_a(first, members), people_b(second, members);
  const auto replications = first.replications();
  Tally of_all;
  for (const std::size_t place : pairs_of(replications, second.replications()).first) {
    of_all.begin_replication();
    for (auto& grouping : of_groups) {
      for (Tally& t : grouping) t.begin_replication();
    }
    for_each_identity(people_a.of_replication(replications[place]), people_b.of_replication(replications[place]),
                      [&](const Individual* a, const Individual* b) {
                        of_all.count(a, b);
                        const Individual& known = a != nullptr ? *a : *b;
                        for (std::size_t g = 0; g < of_groups.size(); ++g) of_groups[g][known.member[g]].count(a, b);
                      });
  }
  IndividualEffects out;
  out.all = counts_of(of_all, "all", {"All", "全部"});
  for (std::size_t g = 0; g < of_groups.size(); ++g) {
    IndividualGrouping grouping{attributes()[g].column, attributes()[g].name, {}};
    for (std::size_t i = 0; i < of_groups[g].size(); ++i) {
      const Tally& t = of_groups[g][i];
      const auto anybody = [](const std::vector<double>& x) {
        return std::any_of(x.begin(), x.end(), [](double n) { return n > 0; });
      };
      if (anybody(t.in_both) || anybody(t.only_first) || anybody(t.only_second))
        grouping.members.push_back(counts_of(t, members[g].ids[i], members[g].names[i]));
    }
    std::vector<MeasureComparison*> all;
    for (IndividualCounts& x : grouping.members) all.push_back(&x.at_end);
    adjust_jointly(all);
    out.groupings.push_back(std::move(grouping));
  }
  return out;
}

}  // namespace hearth
