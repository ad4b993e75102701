// One address on its way: an easy handle of libcurl with all the rules that a request keeps.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "fetch/curl_library.h"
#include "lectern/fetch.h"

namespace lectern {

struct WebAddress {
  std::string url;   // escaped, without fragment
  std::string host;  // with its port, lower case
};

// Nothing for what is no http or https address, or names a user. Requires: curl_is_there().
std::optional<WebAddress> parse_web_address(const std::string& url);

// How a transfer ended: with bytes, with an error, or with the server's wish to be asked later.
struct Answer {
  std::string bytes;
  std::optional<Error> error;
  bool later = false;
  double delay = 0;  // seconds that the server asks for; 0: it does not say
};

class Transfer {
 public:
  // Both must outlive the transfer. Requires: curl_is_there().
  Transfer(const WebAddress& address, const FetchOptions& options);
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;
  ~Transfer();

  CURL* handle() const { return handle_; }

  // Once libcurl has done with the handle.
  Answer end(CURLcode code);

 private:
  static std::size_t receive(char* bytes, std::size_t one, std::size_t count, void* transfer);
  static curl_socket_t open_socket(void* transfer, curlsocktype, curl_sockaddr* address);
  void set_limits();
  void set_rules();
  Error reason_of(CURLcode code) const;

  const FetchOptions& options_;
  CURL* handle_;
  curl_slist* headers_ = nullptr;
  std::string bytes_;
  bool too_large_ = false, refused_ = false;
};

}  // namespace lectern
