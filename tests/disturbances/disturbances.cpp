// Loaded before the C library (LD_PRELOAD), it makes a machine fail as told by the environment:
//   HEARTH_TEST_QUOTA=BYTES  files that are written at places grow to so many bytes, then the quota is used up
//   HEARTH_TEST_CLOCK=1      the wall clock jumps by up to a day either way whenever it is read, and the steady one, which
//   never
//                            goes back, by up to half an hour, as on a machine that sleeps
#include <dlfcn.h>
#include <sys/time.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <ctime>

namespace {

template <class Function>
Function* original(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

// A multiplicative congruence: jumps differ from call to call.
std::uint64_t next() {
  static std::atomic<std::uint64_t> calls{1};
  return (calls.fetch_add(1) * 6364136223846793005u) >> 33;
}

bool clocks_jump() {
  static const bool jump = std::getenv("HEARTH_TEST_CLOCK") != nullptr;
  return jump;
}

constexpr std::int64_t day = 86400, half_an_hour = 1800;

std::int64_t jump_of_wall_clock() {
  return static_cast<std::int64_t>(next() % (2 * day)) - day;
}

ssize_t within_quota(const char* name, int file, const void* bytes, std::size_t n, off_t at) {
  using Write = ssize_t(int, const void*, std::size_t, off_t);
  static const char* const quota_text = std::getenv("HEARTH_TEST_QUOTA");
  if (quota_text != nullptr) {
    const off_t quota = std::atoll(quota_text);
    if (at >= quota) {
      errno = EDQUOT;
      return -1;
    }
    if (at + static_cast<off_t>(n) > quota) n = static_cast<std::size_t>(quota - at);
  }
  return original<Write>(name)(file, bytes, n, at);
}

}  // namespace

extern "C" {

ssize_t pwrite(int file, const void* bytes, std::size_t n, off_t at) {
  return within_quota("pwrite", file, bytes, n, at);
}

ssize_t pwrite64(int file, const void* bytes, std::size_t n, off_t at) {
  return within_quota("pwrite64", file, bytes, n, at);
}

int clock_gettime(clockid_t clock, timespec* now) noexcept {
  static const auto real = original<int(clockid_t, timespec*)>("clock_gettime");
  const int result = real(clock, now);
  if (result != 0 || !clocks_jump()) return result;
  if (clock == CLOCK_REALTIME) now->tv_sec += jump_of_wall_clock();
  if (clock == CLOCK_MONOTONIC) {
    static std::atomic<std::int64_t> slept{0};
    const auto leap = static_cast<std::int64_t>(next() % half_an_hour);
    now->tv_sec += slept.fetch_add(leap) + leap;
  }
  return result;
}

int gettimeofday(timeval* now, void* zone) noexcept {
  static const auto real = original<int(timeval*, void*)>("gettimeofday");
  const int result = real(now, zone);
  if (result == 0 && clocks_jump()) now->tv_sec += jump_of_wall_clock();
  return result;
}

std::time_t time(std::time_t* now) noexcept {
  static const auto real = original<std::time_t(std::time_t*)>("time");
  const std::time_t result = real(nullptr) + (clocks_jump() ? jump_of_wall_clock() : 0);
  if (now != nullptr) *now = result;
  return result;
}

}  // extern "C"
