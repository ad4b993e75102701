// The "Info" frame: a silent first MPEG frame that tells players an MP3's exact length.
#pragma once

#include <cstdint>
#include <string>

namespace lectern {

struct Mp3Length {
  std::uint32_t frames = 0;  // without the Info frame
  std::uint64_t bytes = 0;   // of the frames and the Info frame
  int delay = 0;             // samples that the encoder put before the first
  int padding = 0;           // samples that it put after the last
};

// LAME writes one only where its 170 bytes fit into a frame, and in the 156 that 48 kb/s at
// 22.05 kHz give they do not. Ours leaves out the seek table, which files of constant bit rate do
// not need, and so keeps the bit rate of the others: a player that knows no Info frames takes the
// length of the file from the bit rate of its first one.
// The size depends on rate and bit rate alone. Requires: a rate and a bit rate of MPEG layer III.
std::string info_frame(int sample_rate, int bitrate, const Mp3Length& length);

}  // namespace lectern
