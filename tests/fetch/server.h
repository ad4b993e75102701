// A web server on this machine that answers as a test wishes, well or badly.
#pragma once

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace lectern {

class Server {
 public:
  // One request, with the means to answer it. Whoever returns has answered.
  struct Request {
    int socket;
    std::string head, path;
    int number;  // of the requests for this path, from 1

    bool send(std::string_view bytes) const {
      while (!bytes.empty()) {
        const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
      }
      return true;
    }
    // Until the other end closes, for ten seconds at most.
    void wait_for_the_end() const {
      pollfd end{socket, POLLIN | POLLRDHUP, 0};
      poll(&end, 1, 10'000);
    }
  };
  using Answerer = std::function<void(const Request&)>;

  explicit Server(Answerer answer)
      : answer_(std::move(answer)), socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    bind(socket_, reinterpret_cast<sockaddr*>(&address), size);
    listen(socket_, 64);
    getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { accept_all(); });
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server() {
    shutdown(socket_, SHUT_RDWR);  // wakes accept()
    thread_.join();
    close(socket_);
    for (std::thread& it : connections_) it.join();
  }

  std::string url(const std::string& path, const std::string& host = "127.0.0.1") const {
    return "http://" + host + ":" + std::to_string(port_) + path;
  }
  // The heads of all requests, in their order.
  std::vector<std::string> requests() const {
    const std::lock_guard lock(mutex_);
    return heads_;
  }
  int most_at_once() const { return most_at_once_; }

 private:
  void accept_all() {
    for (;;) {
      const int connection = accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
      if (connection < 0) return;
      connections_.emplace_back([this, connection] { serve(connection); });
    }
  }

  void serve(int connection) {
    const int at_once = ++now_;
    int before = most_at_once_;
    while (before < at_once && !most_at_once_.compare_exchange_weak(before, at_once)) {
    }
    Request request{connection, "", "", 0};
    char byte = 0;
    while (!request.head.ends_with("\r\n\r\n") && recv(connection, &byte, 1, 0) == 1)
      request.head += byte;
    if (request.head.ends_with("\r\n\r\n")) {
      const std::size_t begin = request.head.find(' ') + 1;
      request.path = request.head.substr(begin, request.head.find(' ', begin) - begin);
      {
        const std::lock_guard lock(mutex_);
        heads_.push_back(request.head);
        request.number = static_cast<int>(
            std::count_if(heads_.begin(), heads_.end(), [&](const std::string& head) {
              return head.starts_with("GET " + request.path + " ");
            }));
      }
      answer_(request);
    }
    --now_;
    close(connection);
  }

  Answerer answer_;
  int socket_;
  int port_ = 0;
  std::thread thread_;
  std::list<std::thread> connections_;
  mutable std::mutex mutex_;
  std::vector<std::string> heads_;
  std::atomic<int> now_{0}, most_at_once_{0};
};

inline std::string http(const std::string& status, const std::string& body,
                        const std::string& fields = "") {
  return "HTTP/1.1 " + status + "\r\nConnection: close\r\n" + fields +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace lectern
