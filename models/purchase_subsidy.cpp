#include "models/purchase_subsidy.h"

#include <algorithm>

#include "models/life_events.h"
#include "models/tenancy.h"

namespace hearth {

namespace {

Grant* grant_of(District& d, std::uint32_t slot) {
  if (d.people.person[slot].holds_grant == 0) return nullptr;
  return &d.stock.grant[d.stock.grant_of_holder.at(slot)];
}

// Nobody holds it any more.
void end(District& d, Grant& grant) {
  d.stock.grant_of_holder.erase(grant.holder);
  grant.holder = nobody;
}

// Nothing is left to pay, and nobody to stay for it.
void close_if_over(District& d, Grant& grant, std::uint32_t slot) {
  const SchemeParameters& x = scheme_of(d, grant.scheme);
  if (grant.paid_instalments < x.instalments || d.month - grant.first_payment < x.commitment_months) return;
  end(d, grant);
  d.people.person[slot].holds_grant = 0;
}

}  // namespace

Money instalment(double amount, std::int64_t instalments, int number) {
  const auto paid_after = [&](int n) { return Money::cny(amount * n / static_cast<double>(instalments)); };
  return paid_after(number + 1) - paid_after(number);
}

double clawback(double paid, double clawback_share, int served_months, int commitment_months) {
  if (commitment_months <= 0 || served_months >= commitment_months) return 0;
  return paid * clawback_share * (commitment_months - served_months) / commitment_months;
}

void approve_grant(District& d, std::uint32_t slot, int scheme) {
  const auto k = static_cast<std::size_t>(scheme);
  const int first = d.month + std::max(1, static_cast<int>(scheme_of(d, k).processing_months));
  Grant grant;
  grant.holder = slot;
  grant.scheme = static_cast<std::uint8_t>(scheme);
  grant.first_payment = static_cast<std::int16_t>(first);
  grant.cls = static_cast<std::uint8_t>(class_of(d, d.people.person[slot]));
  d.stock.grant_of_holder[slot] = static_cast<std::uint32_t>(d.stock.grant.size());
  d.stock.grant.push_back(grant);
  --d.stock.grants_open[k];
  ++d.stock.held[k];
  ++d.stock.held_by_class[k][grant.cls];
  d.people.person[slot].holds_grant = 1;
  // One grant in a life, whichever scheme gives it.
  for (std::size_t other = 0; other < d.setup.scheme.size(); ++other) {
    if (scheme_of(d, other).kind == SchemeKind::purchase_subsidy)
      d.people.person[slot].interests &= static_cast<std::uint8_t>(~(1u << other));
  }
  refresh_eligibility(d, slot);
  appoint(d, first, slot, Date::grant_payment);
}

void pay_grant(District& d, std::uint32_t slot) {
  Grant* grant = grant_of(d, slot);
  if (grant == nullptr) return;
  const auto k = static_cast<std::size_t>(grant->scheme);
  const SchemeParameters& x = scheme_of(d, k);
  if (grant->paid_instalments == 0) {
    release_home(d, slot);
    const std::uint32_t word =
        d.luck.word(Stream::purchase_town, d.people.person[slot].id, static_cast<std::uint32_t>(d.month));
    const bool committed = x.commitment_months > 0;
    move_into(d, slot, committed ? first_scheme_home + grant->scheme : static_cast<int>(HomeKind::own),
              d.market.choose_town(d.people.person[slot].work_town, word), 0);
    if (committed) appoint(d, d.month + static_cast<int>(x.commitment_months), slot, Date::commitment_over);
    note(d, slot, EventKind::home_bought, first_scheme_home + grant->scheme);
    ++d.flows.purchases;
  }
  d.ledger.post(grant->scheme, Purpose::purchase_subsidy, Payer::district,
                instalment(x.amount, x.instalments, grant->paid_instalments));
  ++grant->paid_instalments;
  if (grant->paid_instalments < x.instalments) appoint(d, d.month + 12, slot, Date::grant_payment);
  close_if_over(d, *grant, slot);
}

void end_commitment(District& d, std::uint32_t slot) {
  Grant* grant = grant_of(d, slot);
  if (grant == nullptr) return;
  const SchemeParameters& x = scheme_of(d, grant->scheme);
  if (d.month - grant->first_payment < x.commitment_months) return;
  close_if_over(d, *grant, slot);
  move_into(d, slot, static_cast<int>(HomeKind::own), d.people.person[slot].home_town, 0);
}

void settle_grant(District& d, std::uint32_t slot) {
  Grant* grant = grant_of(d, slot);
  if (grant == nullptr) return;
  const SchemeParameters& x = scheme_of(d, grant->scheme);
  if (grant->paid_instalments == 0) {  // nothing was bought: the grant is open again
    --d.stock.held[grant->scheme];
    --d.stock.held_by_class[grant->scheme][grant->cls];
    ++d.stock.grants_open[grant->scheme];
  }
  const double paid = x.amount * grant->paid_instalments / static_cast<double>(x.instalments);
  const double claim = clawback(paid, x.clawback_share, d.month - grant->first_payment, static_cast<int>(x.commitment_months));
  if (claim > 0)
    d.ledger.post(grant->scheme, Purpose::clawback, Payer::district, Money{} - Money::cny(claim * x.clawback_recovered));
  end(d, *grant);
}

}  // namespace hearth
