#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>

#include <string>

#include "fetch/address_rules.h"
#include "fetch/image_type.h"

namespace lectern {
namespace {

using namespace std::string_literals;

bool is_public(const char* text) {
  sockaddr_storage storage{};
  if (auto* v4 = reinterpret_cast<sockaddr_in*>(&storage);
      inet_pton(AF_INET, text, &v4->sin_addr) == 1)
    v4->sin_family = AF_INET;
  else if (auto* v6 = reinterpret_cast<sockaddr_in6*>(&storage);
           inet_pton(AF_INET6, text, &v6->sin6_addr) == 1)
    v6->sin6_family = AF_INET6;
  else
    ADD_FAILURE() << text;
  return is_public_address(reinterpret_cast<const sockaddr&>(storage));
}

TEST(AddressRules, LetThePublicNetworkThrough) {
  for (const char* address :
       {"93.184.216.34", "8.8.8.8", "172.15.255.255", "172.32.0.0", "100.63.255.255", "100.128.0.0",
        "223.255.255.255", "2606:4700::1111", "2a00:1450:4001::1", "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8", "2002:808:808::1"})
    EXPECT_TRUE(is_public(address)) << address;
}

TEST(AddressRules, CloseEverythingElse) {
  for (const char* address : {"0.0.0.0",
                              "10.1.2.3",
                              "100.64.0.1",
                              "100.100.100.200",
                              "127.0.0.1",
                              "127.255.255.254",
                              "168.63.129.16",
                              "169.254.169.254",
                              "172.16.0.1",
                              "172.31.255.255",
                              "192.0.0.192",
                              "192.168.1.1",
                              "198.18.0.1",
                              "224.0.0.1",
                              "239.255.255.250",
                              "255.255.255.255",
                              "::",
                              "::1",
                              "fe80::1",
                              "fc00::1",
                              "fd00:ec2::254",
                              "ff02::1",
                              "::ffff:10.0.0.1",
                              "::ffff:169.254.169.254",
                              "::127.0.0.1",
                              "64:ff9b::10.0.0.1",
                              "64:ff9b:1::1",
                              "2002:a00:1::1",
                              "2001::1",
                              "2001:db8::1",
                              "fec0::1",
                              "100::1"})
    EXPECT_FALSE(is_public(address)) << address;
  sockaddr local{};
  local.sa_family = AF_UNIX;
  EXPECT_FALSE(is_public_address(local));
}

TEST(ImageType, IsToldByTheBytes) {
  EXPECT_EQ(image_extension("\xFF\xD8\xFF\xE0"), "jpg");
  EXPECT_EQ(image_extension("\x89PNG\r\n\x1A\n...."), "png");
  EXPECT_EQ(image_extension("GIF89a...."), "gif");
  EXPECT_EQ(image_extension("RIFF\1\2\3\4WEBPVP8 "), "webp");
  EXPECT_EQ(image_extension("\0\0\0\x1C"s + "ftypavif...."), "avif");
  EXPECT_EQ(image_extension("\0\0\0\x1C"s + "ftypheic...."), "heic");
  EXPECT_EQ(image_extension("BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\1\0\0\0\1\0\0\0\1\0"s),
            "bmp");
  EXPECT_EQ(image_extension("II*\0...."s), "tiff");
  EXPECT_EQ(image_extension("<svg xmlns='http://www.w3.org/2000/svg'/>"), "svg");
  EXPECT_EQ(image_extension("\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- <html> -->\n"
                            "<!DOCTYPE svg [<!ENTITY a 'b'>]>\n<svg>"),
            "svg");
}

TEST(ImageType, IsNoneOfWhatOnlyHoldsOrResemblesOne) {
  for (const std::string& bytes :
       {""s, "<html><svg/></html>"s, "words"s, "BMW builds cars."s, "<svgish/>"s,
        "<!-- never closed <svg>"s, "{\"error\": 404}"s, "RIFF\1\2\3\4WAVEfmt "s})
    EXPECT_EQ(image_extension(bytes), "") << bytes;
}

}  // namespace
}  // namespace lectern
