// `lectern fetch` as a program, against a server on this machine.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <fcntl.h>

#include "cli/program.h"
#include "fetch/server.h"
#include "lectern/fetch.h"

namespace lectern {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string gif = "GIF89a and so on";

void answer(const Server::Request& request) {
  if (request.path == "/slow.gif") {
    request.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + gif);
    request.wait_for_the_end();
  } else if (request.path == "/a.gif") {
    request.send(http("200 OK", gif));
  } else {
    request.send(http("404 Not Found", ""));
  }
}

class FetchProgram : public testing::Test {
 protected:
  void write_article(const std::vector<std::string>& pictures) {
    std::string text;
    for (const std::string& it : pictures) text += "<img src=\"" + server_.url(it) + "\">";
    scratch_.write("one.md", article("Words. " + text));
  }
  std::vector<std::string> files() const { return scratch_.files("pictures"); }

  Scratch scratch_;
  Server server_{answer};
};

TEST_F(FetchProgram, FillsTheFolderAndTellsWhatFailed) {
  write_article({"/a.gif", "/gone.gif"});
  const std::vector<std::string> command = {"fetch", "one.md", "--images", "pictures",
                                            "--allow-private"};
  const Ended ended = run_program(scratch_, command);
  EXPECT_EQ(ended.code, 1);
  EXPECT_THAT(files(), ElementsAre(picture_file_stem(server_.url("/a.gif")) + ".gif"));
  EXPECT_THAT(ended.out, HasSubstr(server_.url("/gone.gif") + "  the server answers 404\n"));
  EXPECT_THAT(ended.err, HasSubstr("1 fetched, 0 were there, 1 failed"));
  EXPECT_THAT(run_program(scratch_, command).err, HasSubstr("0 fetched, 1 were there, 1 failed"));
}

TEST_F(FetchProgram, AsksNobodyUnlessAllowedOrWhenItIsDry) {
  write_article({"/a.gif"});
  const Ended refused =
      run_program(scratch_, {"fetch", "one.md", "--images", "pictures", "--json"});
  EXPECT_EQ(refused.code, 1);
  EXPECT_THAT(refused.out, HasSubstr("unsafe-input"));
  EXPECT_THAT(refused.out, HasSubstr(R"({"summary":{)"));
  const Ended dry = run_program(scratch_, {"fetch", "one.md", "--dry-run", "--allow-private"});
  EXPECT_EQ(dry.code, 0);
  EXPECT_EQ(dry.out, server_.url("/a.gif") + "\n");
  EXPECT_THAT(server_.requests(), IsEmpty());
  EXPECT_THAT(files(), IsEmpty());
}

TEST_F(FetchProgram, EndsCleanlyWhenInterrupted) {
  write_article({"/slow.gif"});
  const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
  RunningProgram program(scratch_, {"fetch", "one.md", "--images", "pictures", "--allow-private"},
                         nothing);
  close(nothing);
  for (int i = 0; i < 600 && server_.requests().empty(); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  kill(program.pid(), SIGINT);
  const Ended ended = program.wait();
  EXPECT_EQ(ended.code, 75);
  EXPECT_THAT(ended.err, HasSubstr("interrupted"));
  EXPECT_THAT(files(), IsEmpty());
}

TEST_F(FetchProgram, ConvertAsksNobody) {
  write_article({"/a.gif"});
  EXPECT_EQ(run_program(scratch_, {"convert", "one.md", "-o", "out"}).code, 0);
  EXPECT_THAT(server_.requests(), IsEmpty());
}

}  // namespace
}  // namespace lectern
