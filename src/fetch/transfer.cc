#include "fetch/transfer.h"

#include <sys/socket.h>

#include <fmt/format.h>

#include "fetch/address_rules.h"
#include "lectern/version.h"

namespace lectern {
namespace {

constexpr long most_redirects = 5;
constexpr const char* protocols = "http,https";

// What e-readers show comes first; a server that can choose need not be converted after.
constexpr const char* accepted =
    "Accept: image/jpeg,image/png,image/gif,image/svg+xml;q=0.9,image/*;q=0.8,*/*;q=0.1";

long milliseconds(double seconds) {
  return static_cast<long>(seconds * 1000);
}

template <class Value>
void set(CURL* handle, CURLoption option, Value value) {
  curl().easy_setopt(handle, option, value);
}

std::string part_of(CURLU* url, CURLUPart part, unsigned flags) {
  char* text = nullptr;
  if (curl().url_get(url, part, &text, flags) != CURLUE_OK) return {};
  std::string copy(text);
  curl().free(text);
  return copy;
}

}  // namespace

std::optional<WebAddress> parse_web_address(const std::string& url) {
  CURLU* const parsed = curl().url();
  std::optional<WebAddress> address;
  if (curl().url_set(parsed, CURLUPART_URL, url.c_str(), CURLU_URLENCODE | CURLU_DISALLOW_USER) ==
      CURLUE_OK) {
    const std::string scheme = part_of(parsed, CURLUPART_SCHEME, 0);
    curl().url_set(parsed, CURLUPART_FRAGMENT, nullptr, 0);
    const std::string host = part_of(parsed, CURLUPART_HOST, 0) + ":" +
                             part_of(parsed, CURLUPART_PORT, CURLU_DEFAULT_PORT);
    if (scheme == "http" || scheme == "https")
      address = WebAddress{part_of(parsed, CURLUPART_URL, 0), host};
  }
  curl().url_cleanup(parsed);
  return address;
}

Transfer::Transfer(const WebAddress& address, const FetchOptions& options)
    : options_(options), handle_(curl().easy_init()) {
  headers_ = curl().slist_append(nullptr, accepted);
  set(handle_, CURLOPT_URL, address.url.c_str());
  set(handle_, CURLOPT_HTTPHEADER, headers_);
  set(handle_, CURLOPT_USERAGENT, fmt::format("lectern/{}", version()).c_str());
  set(handle_, CURLOPT_WRITEFUNCTION, &Transfer::receive);
  set(handle_, CURLOPT_WRITEDATA, static_cast<void*>(this));
  set(handle_, CURLOPT_PRIVATE, static_cast<void*>(this));
  set_limits();
  set_rules();
}

Transfer::~Transfer() {
  curl().easy_cleanup(handle_);
  curl().slist_free_all(headers_);
}

void Transfer::set_limits() {
  set(handle_, CURLOPT_CONNECTTIMEOUT_MS, milliseconds(options_.connect_limit));
  set(handle_, CURLOPT_TIMEOUT_MS, milliseconds(options_.time_limit));
  set(handle_, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(options_.largest));
  set(handle_, CURLOPT_MAXREDIRS, most_redirects);
}

// Redirects are held to the same rules. A proxy would connect in our stead, past the look at the
// address, so those of the environment are not used.
void Transfer::set_rules() {
  set(handle_, CURLOPT_NOSIGNAL, 1L);
  set(handle_, CURLOPT_FAILONERROR, 1L);
  set(handle_, CURLOPT_FOLLOWLOCATION, 1L);
  set(handle_, CURLOPT_PROTOCOLS_STR, protocols);
  set(handle_, CURLOPT_REDIR_PROTOCOLS_STR, protocols);
  set(handle_, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  set(handle_, CURLOPT_PROXY, "");
  set(handle_, CURLOPT_OPENSOCKETFUNCTION, &Transfer::open_socket);
  set(handle_, CURLOPT_OPENSOCKETDATA, static_cast<void*>(this));
}

std::size_t Transfer::receive(char* bytes, std::size_t one, std::size_t count, void* transfer) {
  auto& self = *static_cast<Transfer*>(transfer);
  const std::size_t size = one * count;  // libcurl: `one` is 1
  if (self.bytes_.size() + size > static_cast<std::size_t>(self.options_.largest)) {
    self.too_large_ = true;
    return 0;
  }
  self.bytes_.append(bytes, size);
  return size;
}

// The address that is looked at is the one that is connected to: names cannot change in between.
curl_socket_t Transfer::open_socket(void* transfer, curlsocktype, curl_sockaddr* address) {
  auto& self = *static_cast<Transfer*>(transfer);
  if (!self.options_.allow_private && !is_public_address(address->addr)) {
    self.refused_ = true;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

Answer Transfer::end(CURLcode code) {
  Answer answer;
  if (code == CURLE_OK) {
    answer.bytes = std::move(bytes_);
    return answer;
  }
  answer.error = reason_of(code);
  long status = 0;
  curl().easy_getinfo(handle_, CURLINFO_RESPONSE_CODE, &status);
  answer.later = code == CURLE_HTTP_RETURNED_ERROR && (status == 429 || status == 503);
  curl_off_t asked = 0;
  curl().easy_getinfo(handle_, CURLINFO_RETRY_AFTER, &asked);
  answer.delay = static_cast<double>(asked);
  return answer;
}

Error Transfer::reason_of(CURLcode code) const {
  if (refused_)
    return {Error::Code::unsafe_input, "leads to an address that is not of the public network",
            "allow it with --allow-private", ""};
  if (too_large_ || code == CURLE_FILESIZE_EXCEEDED)
    return {Error::Code::too_large,
            fmt::format("is larger than {:g} MB", static_cast<double>(options_.largest) / 1048576),
            "raise --max-size", ""};
  switch (code) {
    case CURLE_HTTP_RETURNED_ERROR: {
      long status = 0;
      curl().easy_getinfo(handle_, CURLINFO_RESPONSE_CODE, &status);
      const bool gone = status == 404 || status == 410;
      return {gone ? Error::Code::not_found : Error::Code::unreadable,
              fmt::format("the server answers {}", status), "", ""};
    }
    case CURLE_TOO_MANY_REDIRECTS:
      return {Error::Code::unreadable, "leads through more than five redirects", "", ""};
    case CURLE_UNSUPPORTED_PROTOCOL:
      return {Error::Code::unsafe_input, "leads to an address that is neither http nor https", "",
              ""};
    case CURLE_OPERATION_TIMEDOUT:
      return {Error::Code::timed_out, "took too long", "", ""};
    default:
      return {Error::Code::unreadable, curl().easy_strerror(code), "", ""};
  }
}

}  // namespace lectern
