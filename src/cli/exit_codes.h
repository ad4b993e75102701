// How the program ends. Frozen: scripts rely on them.
#pragma once

namespace lectern::cli {

inline constexpr int all_done = 0;
inline constexpr int some_failed = 1;
inline constexpr int wrong_usage = 2;
inline constexpr int output_trouble = 74;
inline constexpr int interrupted = 75;

}  // namespace lectern::cli
