// Money: every yuan has a payer, a purpose, a scheme or task, and a month. Amounts are whole fen (0.01 CNY), so that sums are
// exact and every identity holds to the last digit. ODD: 7.8 The ledger.
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "models/codes.h"

namespace hearth {

enum class Payer : std::uint8_t { district, employer, individual, private_capital };
inline constexpr int payers = 4;

enum class Purpose : std::uint8_t {
  purchase_subsidy,  // instalments paid
  clawback,          // recovered from people who left early: negative for the district
  rent_forgone,      // market rent less the tenant's rent of held homes
  tenant_rent,       // what tenants pay
  operating,         // running cost of delivered homes
  fit_out,           // at delivery
  support,           // awards, seats and services
  running,           // of the units of programmes
  opening,           // once, when the first unit opens
  investment,        // tickets of a fund, and the private capital that comes with them
  recovery,          // of investments: negative for the district
  staff,             // posts on talent work in departments
  acceleration,      // of deliveries that a review brings forward
};
inline constexpr int purposes = 13;

inline constexpr std::array<CodeName, payers> payer_names = {{
    {"district", {"District budget", "区财政"}},
    {"employer", {"Employers", "用人单位"}},
    {"individual", {"Individuals", "个人"}},
    {"private_capital", {"Private capital", "社会资本"}},
}};
inline constexpr std::array<CodeName, purposes> purpose_names = {{
    {"purchase_subsidy", {"Purchase subsidies paid", "购房补贴发放"}},
    {"clawback", {"Subsidies recovered (negative)", "补贴追回(负数)"}},
    {"rent_forgone", {"Rent forgone", "租金减让"}},
    {"tenant_rent", {"Rent paid by tenants", "租户支付租金"}},
    {"operating", {"Running cost of homes", "住房运营"}},
    {"fit_out", {"Fit-out at delivery", "交付装修"}},
    {"support", {"Awards, seats and services of programmes", "项目资助与服务"}},
    {"running", {"Running cost of programmes", "项目运行"}},
    {"opening", {"Opening of programmes", "项目启用"}},
    {"investment", {"Investments of funds, with private capital", "基金投资(含社会资本)"}},
    {"recovery", {"Investments recovered (negative)", "投资回收(负数)"}},
    {"staff", {"Staff on talent work", "人才工作人员经费"}},
    {"acceleration", {"Deliveries brought forward", "提前交付"}},
}};

/// An amount in fen.
struct Money {
  std::int64_t fen = 0;
  static Money cny(double amount) { return {static_cast<std::int64_t>(std::floor(amount * 100 + 0.5))}; }
  double in_cny() const { return static_cast<double>(fen) / 100; }
  friend Money operator*(Money m, std::int64_t n) { return {m.fen * n}; }
  friend Money operator+(Money a, Money b) { return {a.fen + b.fen}; }
  friend Money operator-(Money a, Money b) { return {a.fen - b.fen}; }
  Money& operator+=(Money m) {
    fen += m.fen;
    return *this;
  }
  friend bool operator==(Money, Money) = default;
};

/// The month's postings by account (schemes of homes first, then programmes, then tasks by themselves), purpose and payer.
class Ledger {
 public:
  void reset(int accounts) {
    accounts_ = accounts;
    month_.assign(static_cast<std::size_t>(accounts * purposes * payers), Money{});
    since_start_ = month_;
  }
  void begin_month() { std::fill(month_.begin(), month_.end(), Money{}); }
  void post(int account, Purpose purpose, Payer payer, Money amount) {
    month_[index(account, purpose, payer)] += amount;
    since_start_[index(account, purpose, payer)] += amount;
  }
  Money of(int account, Purpose purpose, Payer payer) const { return month_[index(account, purpose, payer)]; }
  int accounts() const { return accounts_; }
  /// All purposes of a payer, and all payers of a purpose, in the month.
  Money of_payer(int account, Payer payer) const {
    Money all;
    for (int p = 0; p < purposes; ++p) all += of(account, static_cast<Purpose>(p), payer);
    return all;
  }
  Money of_purpose(int account, Purpose purpose) const {
    Money all;
    for (int q = 0; q < payers; ++q) all += of(account, purpose, static_cast<Payer>(q));
    return all;
  }
  Money since_start(int account, Purpose purpose, Payer payer) const { return since_start_[index(account, purpose, payer)]; }

 private:
  std::size_t index(int account, Purpose purpose, Payer payer) const {
    return static_cast<std::size_t>((account * purposes + static_cast<int>(purpose)) * payers + static_cast<int>(payer));
  }
  int accounts_ = 0;
  std::vector<Money> month_, since_start_;
};

}  // namespace hearth
