// Whoever programmes serve: people and employers.
#pragma once

#include <memory>
#include <vector>

#include "models/parameters/programmes.h"
#include "tests/bench/textbook/agent.h"

namespace hearth::textbook {

class Client;
class Programme;

inline constexpr int never = 1 << 20;

/// What a client has to do with a programme, from the application until nothing of it is left.
struct Case {
  Client* client = nullptr;  // nullptr: gone
  Programme* programme = nullptr;
  int since = 0;     // month of the application
  int gives_up = 0;  // while it waits
  int served = never;
  int completes = never;    // the place is taken until then
  int effect_ends = never;  // while it is in effect
  bool in_effect = false;
  int free_again = never;  // from when on the client may apply again
  int exits = never;       // of a fund's investment
  int paid = 0;            // instalments
};

class Client : public Agent {
 public:
  virtual bool admitted_by(const World& w, const Programme& programme) const = 0;
  /// In the order of a programme that serves by points.
  virtual double points(const World& w, const Programme& programme) const = 0;
  /// What an effect changes at once.
  virtual void receive(World& w, const ProgrammeEffect& effect) = 0;
  /// The month in which it is too old for a programme.
  virtual int outgrows(const ProgrammeEligibility&) const { return never; }
  /// Who completes a programme may leave because of it.
  virtual void called_away() {}

  /// Applies for the programmes that admit them, each with its chance.
  void consider_programmes(World& w, const std::vector<Programme*>& offered);
  bool deals_with(const World& w, const Programme& programme) const;
  /// Of the programmes in effect.
  double product_of(double ProgrammeEffect::*ratio) const;
  void close_cases();

  std::vector<std::shared_ptr<Case>> cases;
};

}  // namespace hearth::textbook
