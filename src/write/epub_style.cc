// The style sheet. It sets no font, colour or base size: those are the reader's. Sides that depend
// on the direction are left to the reading system, for old ones know no logical properties.
#include "write/epub_parts.h"

namespace lectern {

std::string_view style_sheet() {
  return R"(body { margin: 0; line-height: 1.6; word-wrap: break-word; overflow-wrap: break-word; }
:lang(zh), :lang(ja), :lang(ko) { line-height: 1.75; }
h1, h2, h3, h4, h5, h6 {
  line-height: 1.3;
  margin: 1.2em 0 0.6em;
  page-break-after: avoid;
  break-after: avoid;
}
h1 { font-size: 1.5em; margin-top: 0.5em; }
h2 { font-size: 1.3em; }
h3 { font-size: 1.15em; }
h4, h5, h6 { font-size: 1em; }
p { margin: 0.7em 0; }
.source { font-size: 0.9em; margin-bottom: 1.5em; }
blockquote { margin: 1em 1.5em; }
ul, ol, dl { margin-top: 0.7em; margin-bottom: 0.7em; }
li > p, dt > p, dd > p { margin: 0.2em 0; }
dt { font-weight: bold; page-break-after: avoid; break-after: avoid; }
pre { white-space: pre-wrap; margin: 1em 0; line-height: 1.4; }
pre, code { font-family: monospace; }
figure { margin: 1.2em 0; page-break-inside: avoid; break-inside: avoid; }
figure p { margin: 0; }
figcaption, caption { font-size: 0.9em; margin: 0.4em 0; }
caption { text-align: inherit; }
img { max-width: 100%; max-height: 95vh; width: auto; height: auto; }
table { border-collapse: collapse; margin: 1em 0; max-width: 100%; font-size: 0.9em; }
th, td { border: 1px solid; padding: 0.2em 0.5em; vertical-align: top; overflow-wrap: anywhere; }
th { font-weight: bold; text-align: inherit; }
hr { border: 0; border-top: 1px solid; margin: 1.5em 25%; }
ruby rt { font-size: 0.55em; }
sub, sup { line-height: 1; }
aside { margin: 0.5em 0; }
aside p { margin: 0.2em 0; }
.notes, .colophon { font-size: 0.9em; margin-top: 2em; border-top: 1px solid; padding-top: 0.5em; }
.colophon p { margin: 0.2em 0; }
hr + .notes { margin-top: 0; border-top: 0; padding-top: 0; }
nav ol, ol.parts { list-style: none; padding: 0; }
nav ol ol { margin: 0.3em 1.2em; }
nav li, .parts li { margin: 0.4em 0; }
.vertical {
  -epub-writing-mode: vertical-rl;
  -webkit-writing-mode: vertical-rl;
  writing-mode: vertical-rl;
}
.vertical p, .vertical aside { margin: 0 0.7em; }
.vertical h1, .vertical h2, .vertical h3, .vertical h4, .vertical h5, .vertical h6 {
  margin: 0 1.2em 0 0.6em;
}
.vertical blockquote { margin: 1.5em 1em; }
.vertical figure, .vertical pre, .vertical table { margin: 0 1.2em; }
.vertical img { max-width: 95vw; max-height: 100%; }
.vertical .notes, .vertical .colophon {
  margin: 0 2em 0 0;
  border-top: 0;
  border-right: 1px solid;
  padding: 0 0.5em 0 0;
}
)";
}

}  // namespace lectern
