#include "read/containers/containers.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.h"

namespace lectern {
namespace {

constexpr std::size_t most_notices = 50;  // for the parts of one container; the others are counted
constexpr std::size_t names_in_error = 5;

std::string printable(std::string_view name) {
  std::size_t replaced = 0;
  return clean_line(to_utf8(name.substr(0, 200), replaced));
}

}  // namespace

Status Budget::count(std::size_t more) {
  articles += more;
  if (articles <= most_articles) return Done{};
  return Error{Error::Code::too_large, fmt::format("holds more than {} articles", most_articles),
               "split it", ""};
}

bool concerns_all(const Error& error) {
  return error.code == Error::Code::unsafe_input || error.code == Error::Code::too_large;
}

std::string_view stem_of(std::string_view path) {
  path.remove_prefix(path.rfind('/') + 1);  // npos + 1 is 0
  const std::size_t dot = path.rfind('.');
  return dot == path.npos || dot == 0 ? path : path.substr(0, dot);
}

bool has_text(const Article& article) {
  bool found = false;
  for_each_block(article.blocks, [&](const Block& block, int) {
    found = found || !trim(plain_text(block)).empty();
  });
  return found;
}

Result<Articles> Gathering::read(const ContainerPart& part) {
  ReadOptions options = container_.options;
  options.name = printable(stem_of(part.name));
  const ChainedCompanions companions(part.companions, container_.options.companions);
  options.companions = &companions;
  auto articles = read_source({.bytes = part.bytes,
                               .options = options,
                               .charset = part.charset,
                               .url = part.url,
                               .depth = container_.depth + 1,
                               .budget = container_.budget},
                              notices_);
  if (!articles) {
    Error& error = articles.error();
    if (!concerns_all(error)) {
      leave_out(part.name, error);
      return Articles();
    }
    error.what = fmt::format("{}: {}", printable(part.name), error.what);
    return std::move(error);
  }
  LECTERN_TRY(container_.budget->count(articles->size()));
  for (Article& article : *articles)
    if (article.meta.saved.empty()) article.meta.saved = part.saved;
  return articles;
}

void Gathering::keep(Articles articles) {
  std::ranges::move(articles, std::back_inserter(articles_));
}

Status Gathering::add(const ContainerPart& part) {
  keep(LECTERN_TRY(read(part)));
  return Done{};
}

void Gathering::leave_out(std::string_view name, const Error& why) {
  encrypted_ = encrypted_ || why.code == Error::Code::encrypted;
  leave_out(name, why.what);
}

void Gathering::leave_out(std::string_view name, std::string_view why) {
  left_out_.push_back(printable(name));
  if (left_out_.size() <= most_notices)
    notices_.push_back(
        {Notice::Kind::part_left_out, "", fmt::format("{}: {}", left_out_.back(), why)});
}

Result<Articles> Gathering::take() {
  if (left_out_.size() > most_notices)
    notices_.push_back({Notice::Kind::part_left_out, "",
                        fmt::format("and {} further parts", left_out_.size() - most_notices)});
  if (!articles_.empty()) return std::move(articles_);
  if (encrypted_)
    return Error{Error::Code::encrypted, "is encrypted", "unpack it with its password first", ""};
  std::string what = "holds nothing that lectern can read";
  for (std::size_t i = 0; i < left_out_.size() && i < names_in_error; ++i)
    what += (i == 0 ? ": " : ", ") + left_out_[i];
  if (left_out_.size() > names_in_error)
    what += fmt::format(" and {} more", left_out_.size() - names_in_error);
  return Error{Error::Code::unsupported_format, what, "look into it with another program", ""};
}

}  // namespace lectern
