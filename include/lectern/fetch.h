// Fetching pictures: the one part of lectern that opens the network, and only when it is called.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "lectern/result.h"

namespace lectern {

struct FetchOptions {
  std::string folder;
  int jobs = 4;                                   // transfers at the same time
  std::int64_t largest = std::int64_t{20} << 20;  // bytes of one picture
  bool allow_private = false;  // also from addresses that are not of the public network
  double connect_limit = 10;   // seconds
  double time_limit = 60;      // seconds for one transfer
  double host_pause = 0.25;    // seconds between the beginnings of two transfers from one host
  double first_delay = 1;      // seconds before a second try; twice as many before each further one
  double longest_delay = 60;   // seconds; a server that asks for more is not asked again
};

// What became of one address.
struct Fetched {
  enum class State { fetched, present, failed };
  State state = State::failed;
  std::string url;
  std::string file;        // in the folder; empty when it failed
  std::int64_t bytes = 0;  // when it was fetched
  Error error = {};        // when it failed
};

struct FetchSummary {
  std::size_t fetched = 0, present = 0, failed = 0;
  bool interrupted = false;  // addresses are left
};

class FetchObserver {
 public:
  virtual ~FetchObserver() = default;
  virtual void finished(const Fetched& it, std::size_t done, std::size_t total) = 0;
};

// The name of an address's file before its extension: 32 hexadecimal digits, a hash of the address
// without its fragment.
std::string picture_file_stem(std::string_view url);

// Fetches each address once into the folder, where its file is not there already, as `stem.jpg`
// (png, gif, webp, avif, heic, bmp, tiff, svg: as the bytes themselves say). Files appear whole or
// not at all. Only http and https, without credentials, cookies or proxies; at most five redirects,
// each under the same rules; two transfers from one host at a time. Answers 429 and 503 are asked
// for again, three times at most. SIGINT, SIGTERM and SIGHUP end it. Errors: system when libcurl is
// not there; output_failed for the folder, which ends the work.
Result<FetchSummary> fetch_pictures(std::span<const std::string> urls, const FetchOptions& options,
                                    FetchObserver& observer);

// {"url","state","file","bytes","code","message"}
std::string json_line(const Fetched& it);

// {"summary":{"fetched","present","failed","interrupted"}}
std::string json_line(const FetchSummary& summary);

}  // namespace lectern
