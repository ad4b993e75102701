// The files that the user keeps. The configuration is in TOML. A key is the long name of a flag;
// keys at the top are for every command that has such a flag, those in [convert], [read] and
// [voices] for one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line.h"

namespace lectern::cli {

// What the file says for `command`. Every key is checked, other commands' too. Errors: bad_data,
// with file and line.
Result<std::vector<Given>> parse_config(std::string_view text, const std::string& path,
                                        const Command& command);

// Reads `named`, or when it is empty the user's own file, which may be missing. Errors: as above;
// not_found or unreadable.
Result<std::vector<Given>> load_config(const std::string& named, const Command& command);

// The installed table of sites, and over it `named`, or when it is empty the user's own, which may
// be missing. Errors: bad_data with file and line; usage when a file cannot be
// read.
Result<HostTable> load_hosts(const std::string& named);

// The words of `named`, and behind them those of the user's own lexicon.txt and lexicon.pls, which
// may be missing. Errors: bad_data with file and line; usage when a file cannot be read.
Result<Lexicon> load_lexicon(const std::vector<std::string>& named);

// The folder of the user's voice profiles: `named`, else "voices" beside the configuration, which
// need not be there.
std::string own_voices(const std::string& named);

}  // namespace lectern::cli
