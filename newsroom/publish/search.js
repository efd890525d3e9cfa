"use strict";
(function () {
  var issues = JSON.parse(document.getElementById("issues").textContent);
  var field = document.getElementById("words");
  var results = document.getElementById("results");
  var count = document.getElementById("count");
  var AROUND = 40, MOST = 200;

  /* Full-width letters and capitals make no difference; each character stays one, so that places agree. */
  function plain(text) {
    return Array.from(text, function (sign) {
      var folded = sign.normalize("NFKC").toLowerCase();
      return folded.length === sign.length ? folded : sign;
    }).join("");
  }

  function holds(text, words) {
    return words.every(function (word) { return text.indexOf(word) >= 0; });
  }

  function marked(node, text, words) {
    var folded = plain(text), at = 0;
    while (at < text.length) {
      var next = -1, length = 0;
      words.forEach(function (word) {
        var place = folded.indexOf(word, at);
        if (place >= 0 && (next < 0 || place < next || (place === next && word.length > length))) {
          next = place; length = word.length;
        }
      });
      if (next < 0) { break; }
      node.append(text.slice(at, next));
      var mark = document.createElement("mark");
      mark.textContent = text.slice(next, next + length);
      node.append(mark);
      at = next + length;
    }
    node.append(text.slice(at));
    return node;
  }

  function around(text, words) {
    var folded = plain(text), first = -1;
    words.forEach(function (word) {
      var place = folded.indexOf(word);
      if (place >= 0 && (first < 0 || place < first)) { first = place; }
    });
    if (first < 0) { return text.length > 2 * AROUND ? text.slice(0, 2 * AROUND) + "…" : text; }
    var start = Math.max(0, first - AROUND), end = Math.min(text.length, first + 2 * AROUND);
    return (start > 0 ? "…" : "") + text.slice(start, end) + (end < text.length ? "…" : "");
  }

  function shown(issue, words) {
    var parts = issue.parts.filter(function (part) { return holds(part.plain, words); });
    if (!parts.length && !holds(issue.plain, words)) { return null; }
    var item = document.createElement("li");
    var heading = item.appendChild(document.createElement("h2"));
    var link = heading.appendChild(document.createElement("a"));
    link.href = issue.path;
    marked(link, issue.title, words);
    parts.forEach(function (part) {
      var line = item.appendChild(document.createElement("p"));
      if (part.head) {
        var entry = line.appendChild(document.createElement("a"));
        entry.href = issue.path + (part.anchor ? "#" + part.anchor : "");
        marked(entry, part.head, words);
        line.append(" ");
      }
      if (part.text) { marked(line, around(part.text, words), words); }
    });
    return item;
  }

  issues.forEach(function (issue) {
    issue.parts.forEach(function (part) { part.plain = plain(part.head + "\n" + part.text); });
    issue.plain = plain(issue.title) + "\n" + issue.parts.map(function (part) { return part.plain; }).join("\n");
  });

  function search() {
    var words = plain(field.value).split(/\s+/).filter(Boolean);
    results.replaceChildren();
    count.textContent = "";
    if (!words.length) { return; }
    var found = 0;
    issues.forEach(function (issue) {
      var item = found < MOST ? shown(issue, words) : null;
      if (item) { results.append(item); found += 1; }
    });
    count.textContent = found ? "找到 " + found + " 期" + (found < MOST ? "" : "以上") : "没有找到";
  }

  field.form.addEventListener("submit", function (event) {
    event.preventDefault();
    history.replaceState(null, "", "?q=" + encodeURIComponent(field.value));
    search();
  });
  field.addEventListener("input", search);
  field.value = new URLSearchParams(location.search).get("q") || "";
  search();
})();
