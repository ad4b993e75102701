// Books for tests, made part by part.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/container_samples.h"

namespace lectern::sample {

inline constexpr std::string_view container =
    "<?xml version=\"1.0\"?><container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" "
    "version=\"1.0\"><rootfiles><rootfile full-path=\"OEBPS/book.opf\" "
    "media-type=\"application/oebps-package+xml\"/></rootfiles></container>";

inline std::string document(std::string_view body) {
  return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML "
         "1.1//EN\" \"http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd\">\n"
         "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title/><script src=\"x.js\"/></head>"
         "<body>" +
         std::string(body) + "</body></html>";
}

inline std::string package(std::string_view manifest, std::string_view spine,
                           std::string_view metadata = {}) {
  return "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\"><metadata "
         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:opf=\"http://www.idpf.org/2007/opf\">"
         "<dc:title>Two rivers</dc:title><dc:language>en-GB</dc:language>" +
         std::string(metadata) + "</metadata><manifest>" + std::string(manifest) +
         "</manifest><spine toc=\"ncx\">" + std::string(spine) + "</spine></package>";
}

inline constexpr std::string_view two_chapters =
    "<item id=\"c1\" href=\"text/one.xhtml\" media-type=\"application/xhtml+xml\"/>"
    "<item id=\"c2\" href=\"text/t%20wo.xhtml\" media-type=\"application/xhtml+xml\"/>";
inline constexpr std::string_view both = "<itemref idref=\"c1\"/><itemref idref=\"c2\"/>";

// A book with two chapters and what else is given.
inline std::string book(const std::string& opf, const std::vector<ZipEntry>& more = {},
                        const std::string& one = document("<p>Text of one.</p>")) {
  const std::string two = document("<h2>Heading of two</h2><p>Text of two.</p>");
  std::vector<ZipEntry> entries = {{"mimetype", "application/epub+zip", true},
                                   {"META-INF/container.xml", container},
                                   {"OEBPS/book.opf", opf},
                                   {"OEBPS/text/one.xhtml", one},
                                   {"OEBPS/text/t wo.xhtml", two}};
  entries.insert(entries.end(), more.begin(), more.end());
  return zip_of(entries);
}

inline std::string encryption(std::string_view algorithm, std::string_view uri) {
  return "<encryption xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><EncryptedData "
         "xmlns=\"http://www.w3.org/2001/04/xmlenc#\"><EncryptionMethod Algorithm=\"" +
         std::string(algorithm) + "\"/><CipherData><CipherReference URI=\"" + std::string(uri) +
         "\"/></CipherData></EncryptedData></encryption>";
}

}  // namespace lectern::sample
