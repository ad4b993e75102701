// fetch_pictures() against a server of our own, on this machine.
#include "lectern/fetch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <map>

#include "batch/scratch.h"
#include "fetch/server.h"

namespace lectern {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string png("\x89PNG\r\n\x1A\n and so on", 18);

struct Listener final : FetchObserver {
  std::map<std::string, Fetched> told;
  void finished(const Fetched& it, std::size_t done, std::size_t total) override {
    told[it.url] = it;
    EXPECT_EQ(done, told.size());
    EXPECT_LE(done, total);
  }
};

void answer(const Server::Request& request) {
  const std::string& path = request.path;
  const auto redirect = [&](const std::string& to) {
    request.send(http("302 Found", "", "Location: " + to + "\r\n"));
  };
  if (path == "/redirect")
    redirect("/a.png");
  else if (path == "/loop")
    redirect("/loop");
  else if (path == "/to-file")
    redirect("file:///etc/passwd");
  else if (path == "/to-ftp")
    redirect("ftp://127.0.0.1/a.png");
  else if (path == "/to-user")
    redirect("http://user:secret@127.0.0.1/a.png");
  else if (path == "/page")
    request.send(http("200 OK", "<html>", "Content-Type: image/png\r\n"));
  else if (path == "/drawing")
    request.send(http("200 OK", "<?xml version='1.0'?><svg/>"));
  else if (path == "/missing")
    request.send(http("404 Not Found", png));
  else if (path == "/busy") {
    if (request.number < 3)
      request.send(http("429 Too Many Requests", "wait"));
    else
      request.send(http("200 OK", png));
  } else if (path == "/closed") {
    request.send(http("503 Service Unavailable", "", "Retry-After: 86400\r\n"));
  } else if (path == "/always-busy") {
    request.send(http("503 Service Unavailable", ""));
  } else if (path == "/announced") {
    request.send("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n" + png);
    request.wait_for_the_end();
  } else if (path == "/endless") {
    request.send("HTTP/1.1 200 OK\r\n\r\n" + png);
    for (int i = 0; i < 64 && request.send(std::string(1 << 16, ' ')); ++i) {
    }
  } else if (path == "/cut") {
    request.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + png);
  } else if (path == "/slow") {
    request.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + png);
    request.wait_for_the_end();
  } else {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    request.send(http("200 OK", png, "Set-Cookie: a=b\r\n"));
  }
}

class Fetch : public testing::Test {
 protected:
  Fetch() {
    options_.folder = scratch_.path("pictures");
    options_.allow_private = true;
    options_.largest = 1 << 20;
    options_.host_pause = 0;
    options_.first_delay = 0.01;
  }

  FetchSummary run(const std::vector<std::string>& urls) {
    listener_ = Listener();
    const auto summary = fetch_pictures(urls, options_, listener_);
    EXPECT_TRUE(summary) << message(summary.error());
    return summary ? *summary : FetchSummary();
  }
  // What became of one.
  Fetched run_one(const std::string& path) {
    const std::string url = server_.url(path);
    run({url});
    return listener_.told[url];
  }
  std::vector<std::string> files() const { return scratch_.files("pictures"); }

  Scratch scratch_;
  Server server_{answer};
  FetchOptions options_;
  Listener listener_;
};

TEST_F(Fetch, PutsAPictureWhereItsAddressSays) {
  const std::string url = server_.url("/a.png#top");
  const FetchSummary summary = run({url, server_.url("/a.png")});
  EXPECT_EQ(summary.fetched, 1U) << "the same but for the fragment";
  const std::string name = picture_file_stem(server_.url("/a.png")) + ".png";
  EXPECT_THAT(files(), ElementsAre(name));
  EXPECT_EQ(scratch_.read("pictures/" + name), png);
  const Fetched& told = listener_.told[url];
  EXPECT_EQ(told.file, name);
  EXPECT_EQ(told.bytes, static_cast<std::int64_t>(png.size()));
}

TEST_F(Fetch, SaysWhoAsksAndNothingOfAnybodyElse) {
  run({server_.url("/a.png"), server_.url("/redirect")});
  for (const std::string& head : server_.requests()) {
    EXPECT_THAT(head, HasSubstr("User-Agent: lectern/"));
    for (const char* field : {"Cookie", "Referer", "Authorization"})
      EXPECT_THAT(head, Not(HasSubstr(field)));
  }
}

TEST_F(Fetch, DoesNotAskAgainForWhatIsThere) {
  run({server_.url("/a.png")});
  const FetchSummary again = run({server_.url("/a.png"), server_.url("/b.png")});
  EXPECT_EQ(again.present, 1U);
  EXPECT_EQ(again.fetched, 1U);
  EXPECT_EQ(server_.requests().size(), 2U);
}

TEST_F(Fetch, NamesAFileByItsBytes) {
  EXPECT_THAT(run_one("/drawing").file, testing::EndsWith(".svg"));
  const Fetched page = run_one("/page");
  EXPECT_EQ(page.state, Fetched::State::failed);
  EXPECT_EQ(page.error.code, Error::Code::unsupported_format);
}

TEST_F(Fetch, FollowsRedirectsButNotForEverAndNotAnywhere) {
  EXPECT_EQ(run_one("/redirect").state, Fetched::State::fetched);
  EXPECT_THAT(run_one("/loop").error.what, HasSubstr("five redirects"));
  EXPECT_EQ(server_.requests().size(), 2U + 6U);
  EXPECT_EQ(run_one("/to-file").error.code, Error::Code::unsafe_input);
  EXPECT_EQ(run_one("/to-ftp").error.code, Error::Code::unsafe_input);
  EXPECT_EQ(run_one("/to-user").state, Fetched::State::failed);
  EXPECT_EQ(files().size(), 1U);
}

TEST_F(Fetch, TakesNothingThatIsTooLarge) {
  for (const char* path : {"/announced", "/endless"}) {
    const Fetched told = run_one(path);
    EXPECT_EQ(told.error.code, Error::Code::too_large) << path;
    EXPECT_THAT(told.error.what, HasSubstr("1 MB"));
  }
  EXPECT_THAT(files(), IsEmpty());
}

TEST_F(Fetch, DoesNotWaitForEver) {
  options_.time_limit = 0.3;
  EXPECT_EQ(run_one("/slow").error.code, Error::Code::timed_out);
  EXPECT_THAT(files(), IsEmpty());
}

TEST_F(Fetch, LeavesNothingOfWhatIsCut) {
  EXPECT_EQ(run_one("/cut").state, Fetched::State::failed);
  EXPECT_EQ(run_one("/missing").error.code, Error::Code::not_found);
  EXPECT_THAT(files(), IsEmpty());
}

TEST_F(Fetch, AsksAgainWhenTheServerIsBusy) {
  EXPECT_EQ(run_one("/busy").state, Fetched::State::fetched);
  EXPECT_EQ(server_.requests().size(), 3U);
}

TEST_F(Fetch, DoesNotAskForEver) {
  EXPECT_THAT(run_one("/always-busy").error.what, HasSubstr("503"));
  EXPECT_EQ(server_.requests().size(), 4U);
  EXPECT_THAT(run_one("/closed").error.what, HasSubstr("503"));
  EXPECT_EQ(server_.requests().size(), 5U) << "a day is too long to wait";
}

TEST_F(Fetch, ConnectsToNoPrivateAddress) {
  options_.allow_private = false;
  for (const char* host : {"127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]", "0"}) {
    const std::string url = server_.url("/a.png", host);
    run({url});
    EXPECT_EQ(listener_.told[url].error.code, Error::Code::unsafe_input) << host;
  }
  EXPECT_THAT(server_.requests(), IsEmpty());
}

TEST_F(Fetch, AsksNoProxy) {
  options_.allow_private = false;
  setenv("http_proxy", server_.url("").c_str(), 1);
  run({"http://10.255.255.1/a.png"});
  unsetenv("http_proxy");
  EXPECT_THAT(server_.requests(), IsEmpty());
}

TEST_F(Fetch, AsksForNothingThatIsNoWebAddress) {
  for (const char* url : {"file:///etc/passwd", "ftp://127.0.0.1/a.png", "a.png", "http://",
                          "http://user:secret@127.0.0.1/a.png", ""}) {
    run({url});
    EXPECT_EQ(listener_.told[url].error.code, Error::Code::unsafe_input) << url;
  }
}

TEST_F(Fetch, IsPolite) {
  options_.jobs = 8;
  std::vector<std::string> urls;
  for (int i = 0; i < 12; ++i) urls.push_back(server_.url("/" + std::to_string(i)));
  EXPECT_EQ(run(urls).fetched, 12U);
  EXPECT_LE(server_.most_at_once(), 2);
}

TEST_F(Fetch, PausesBetweenPicturesOfOneHost) {
  options_.host_pause = 0.1;
  const auto begin = std::chrono::steady_clock::now();
  run({server_.url("/1"), server_.url("/2"), server_.url("/3")});
  EXPECT_GE(std::chrono::steady_clock::now() - begin, std::chrono::milliseconds(200));
}

TEST_F(Fetch, EndsWhenTheFolderCannotBeWritten) {
  scratch_.write("pictures", "a file");
  const auto summary = fetch_pictures(std::vector{server_.url("/a.png")}, options_, listener_);
  ASSERT_FALSE(summary);
  EXPECT_EQ(summary.error().code, Error::Code::output_failed);
}

TEST_F(Fetch, TellsMachinesToo) {
  const Fetched told = run_one("/missing");
  EXPECT_THAT(json_line(told), HasSubstr(R"("state":"failed")"));
  EXPECT_THAT(json_line(told), HasSubstr(R"("code":"not-found")"));
  EXPECT_THAT(json_line(FetchSummary{1, 2, 3, true}),
              HasSubstr(R"("fetched":1,"present":2,"failed":3,"interrupted":true)"));
}

}  // namespace
}  // namespace lectern
