// Containers for tests, made part by part.
#pragma once

#include <gtest/gtest.h>
#include <zlib.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/zip.h"
#include "read/sample.h"

namespace lectern::sample {

inline std::string zip_of(const std::vector<ZipEntry>& entries) {
  auto archive = zip_archive(entries);
  EXPECT_TRUE(archive) << message(archive.error());
  return archive ? *archive : std::string();
}

inline std::string gzip_of(std::string bytes) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

// A page with enough text to be an article.
inline std::string page(std::string_view title, std::string_view extra = {}) {
  return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" +
         std::string(title) + "</title></head><body><article><h1>" + std::string(title) +
         "</h1><p>The river rose again in the night, and by the morning the lower town stood under "
         "water, as it had in the spring of the year before.</p>" +
         std::string(extra) +
         "<p>Nobody was hurt, the mayor said, but the bridge will stay closed for some weeks, and "
         "the school with it.</p></article></body></html>";
}

// Bytes that are a picture by their signature, and large enough to be worth keeping.
inline std::string picture(char filling = 'x') {
  return "\x89PNG\r\n\x1A\n" + std::string(600, filling);
}

struct Outcome {
  std::vector<Article> articles;
  std::string error;  // the code's name; empty when there is none
  std::string what;
  Notices notices;

  std::vector<std::string> titles() const {
    std::vector<std::string> titles;
    for (const Article& article : articles) titles.push_back(article.meta.title);
    return titles;
  }
  // What was left out, and why.
  std::vector<std::string> left_out() const {
    std::vector<std::string> details;
    for (const Notice& notice : notices)
      if (notice.kind == Notice::Kind::part_left_out) details.push_back(notice.detail);
    return details;
  }
};

inline Outcome read_any(std::string_view bytes, const Companions* companions = nullptr) {
  Outcome outcome;
  auto articles =
      read_articles(bytes, {.name = "file-name", .companions = companions}, outcome.notices);
  if (articles) {
    outcome.articles = std::move(*articles);
  } else {
    outcome.error = name(articles.error().code);
    outcome.what = articles.error().what;
  }
  return outcome;
}

}  // namespace lectern::sample
