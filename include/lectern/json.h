// What scripts read: one line of JSON for each thing, as `--json` prints it. Members are added,
// never renamed. Bytes of a file's name that are no UTF-8 appear as U+FFFD.
#pragma once

#include <string>
#include <string_view>

#include "lectern/convert.h"
#include "lectern/voices.h"

namespace lectern {

// {"input","state","code","message","outputs","notices":[{"kind","severity","where","detail"}],
//  "seconds","audio_seconds"}; code and message are empty unless the state is failed or skipped.
std::string json_line(const Record& record);

// {"notice":{"input","kind","severity","where","detail"}}: what is known only at the end.
std::string json_line(std::string_view input, const Notice& notice);

// {"summary":{"ok","present","failed","skipped","interrupted","output_trouble"}}
std::string json_line(const Summary& summary);

// {"input","kept","reason","element","text"}: what became of one block of a page.
std::string json_line(std::string_view input, const Choice& choice);

// {"name","description","languages","engine",["program",]"engine_voice","rate","pitch","range","volume"}
std::string json_line(const Voice& voice);

}  // namespace lectern
