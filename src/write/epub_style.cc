// The style sheet. It sets no font, colour or base size: those are the reader's.
#include "write/epub_parts.h"

namespace lectern {

std::string_view style_sheet() {
  return R"(body { margin: 0; line-height: 1.6; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 {
  line-height: 1.3;
  margin: 1.2em 0 0.6em;
  break-after: avoid;
  page-break-after: avoid;
}
h1 { font-size: 1.5em; margin-top: 0.5em; }
h2 { font-size: 1.3em; }
h3 { font-size: 1.15em; }
h4, h5, h6 { font-size: 1em; }
p { margin: 0.7em 0; }
.source { font-size: 0.9em; margin-bottom: 1.5em; }
blockquote { margin: 1em 0; padding: 0; padding-inline-start: 1em; border-inline-start: 0.2em solid; }
ul, ol { margin: 0.7em 0; padding: 0; padding-inline-start: 1.8em; }
li > p { margin: 0.2em 0; }
pre { white-space: pre-wrap; margin: 1em 0; line-height: 1.4; }
pre, code { font-family: monospace; }
figure { margin: 1.2em 0; break-inside: avoid; page-break-inside: avoid; }
figure p { margin: 0; }
figcaption, caption { font-size: 0.9em; margin: 0.4em 0; }
img { max-width: 100%; height: auto; }
table { border-collapse: collapse; margin: 1em 0; }
th, td { border: 1px solid; padding: 0.2em 0.5em; vertical-align: top; }
th { font-weight: bold; }
hr { border: 0; border-top: 1px solid; margin: 1.5em 25%; }
ruby rt { font-size: 0.55em; }
sub, sup { line-height: 1; }
nav ol, ol.parts { list-style: none; }
)";
}

}  // namespace lectern
