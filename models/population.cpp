#include "models/population.h"

namespace hearth {

void Population::make_room(std::size_t capacity) {
  const std::size_t kept = slots_.end() == 0 ? 0 : slots_.end() - 1;
  person.reserve(capacity, kept);
  leaving.reserve(capacity, kept);
  leaving_left.reserve(capacity, kept);
  entry.reserve(capacity, kept);
  clocks.reserve(capacity, kept);
}

Population& Population::operator=(const Population& other) {
  if (this == &other) return *this;
  slots_ = other.slots_;
  const std::size_t n = slots_.end();
  person.copy(other.person, n);
  leaving.copy(other.leaving, n);
  leaving_left.copy(other.leaving_left, n);
  entry.copy(other.entry, n);
  clocks.copy(other.clocks, n);
  return *this;
}

void Population::reset(std::size_t most, std::size_t initial) {
  slots_.reset();
  make_room(most);
  person.expect(initial);
  leaving.expect(initial);
  leaving_left.expect(initial);
  entry.expect(initial);
  clocks.expect(initial);
}

std::uint32_t Population::take_slot(Identity id) {
  const std::uint32_t slot = slots_.take();
  if (slot >= person.capacity()) make_room(person.capacity() + person.capacity() / 4 + 4096);
  Person& p = person[slot];
  p = Person{};
  p.id = id;
  p.tie.fill(nobody);
  return slot;
}

void Population::give_back(std::uint32_t slot) {
  person[slot].id = Identity{0};
  person[slot].code[by_person] = 0;
  // An empty slot never fires.
  leaving[slot] = 0;
  leaving_left[slot] = 0;
  clocks[slot] = Clocks{};
  slots_.give_back(slot);
}

}  // namespace hearth
