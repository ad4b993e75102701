#include "fetch/curl_library.h"

#include <optional>

#include "base/late_library.h"

namespace lectern {
namespace {

std::optional<Curl> find_curl() {
  LateLibrary library("libcurl.so.4");
  Curl found{};
  library.find("curl_easy_cleanup", found.easy_cleanup);
  library.find("curl_easy_getinfo", found.easy_getinfo);
  library.find("curl_easy_init", found.easy_init);
  library.find("curl_easy_setopt", found.easy_setopt);
  library.find("curl_easy_strerror", found.easy_strerror);
  library.find("curl_free", found.free);
  library.find("curl_global_init", found.global_init);
  library.find("curl_multi_add_handle", found.multi_add_handle);
  library.find("curl_multi_cleanup", found.multi_cleanup);
  library.find("curl_multi_info_read", found.multi_info_read);
  library.find("curl_multi_init", found.multi_init);
  library.find("curl_multi_perform", found.multi_perform);
  library.find("curl_multi_poll", found.multi_poll);
  library.find("curl_multi_remove_handle", found.multi_remove_handle);
  library.find("curl_slist_append", found.slist_append);
  library.find("curl_slist_free_all", found.slist_free_all);
  library.find("curl_url", found.url);
  library.find("curl_url_cleanup", found.url_cleanup);
  library.find("curl_url_get", found.url_get);
  library.find("curl_url_set", found.url_set);
  if (!library.complete() || found.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
    return std::nullopt;
  return found;
}

const std::optional<Curl>& loaded() {
  static const std::optional<Curl> library = find_curl();
  return library;
}

}  // namespace

bool curl_is_there() {
  return loaded().has_value();
}

const Curl& curl() {
  return *loaded();
}

}  // namespace lectern
