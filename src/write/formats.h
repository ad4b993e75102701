// The writers behind the table in writers.cc; what each must do stands in lectern/write.h.
#pragma once

#include <span>
#include <string>

#include "lectern/write.h"

namespace lectern {

Result<std::string> write_epub(std::span<const Edition> editions, const WriteOptions& options,
                               Notices& notices);
Result<std::string> write_kepub(std::span<const Edition> editions, const WriteOptions& options,
                                Notices& notices);
Result<std::string> write_text(std::span<const Edition> editions, const WriteOptions& options,
                               Notices& notices);
Result<std::string> write_lines(std::span<const Edition> editions, const WriteOptions& options,
                                Notices& notices);
Result<std::string> write_markdown(std::span<const Edition> editions, const WriteOptions& options,
                                   Notices& notices);
Result<std::string> write_html(std::span<const Edition> editions, const WriteOptions& options,
                               Notices& notices);
Result<std::string> write_json(std::span<const Edition> editions, const WriteOptions& options,
                               Notices& notices);

// What a writer answers that cannot make a document of nothing.
Error no_editions();

}  // namespace lectern
