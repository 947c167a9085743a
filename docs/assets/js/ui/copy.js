/* Practices made for reuse: copy as HTML, Markdown or text; download as SVG or PNG; print.
   The texts to copy are made when the site is built; the drawing is made here, from the same
   data. Works from a folder: the picture goes through a data address, never through a request. */
(function () {
  "use strict";

  var Quittance = (window.Quittance = window.Quittance || {});
  var FONT = '"Segoe UI", "Helvetica Neue", Arial, sans-serif';
  var INK = "#17201c", SECOND = "#46524c", GREEN = "#14523f", RULE = "#d3dcd6";
  var WIDTH = 1200, EDGE = 48, SIZE = 20, LINE = 28;

  /* ---- Drawing ---------------------------------------------------------------------------- */

  var ruler = document.createElement("canvas").getContext("2d");

  /* Lines of a text no wider than `room`, with a twentieth to spare: fonts differ between machines. */
  function wrap(text, room, bold) {
    ruler.font = (bold ? "600 " : "400 ") + SIZE + "px " + FONT;
    var lines = [], line = "";
    text.split(" ").forEach(function (word) {
      var longer = line ? line + " " + word : word;
      if (line && ruler.measureText(longer).width * 1.05 > room) {
        lines.push(line);
        line = word;
      } else line = longer;
    });
    lines.push(line);
    return lines;
  }

  function escaped(text) {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
  }

  function written(lines, x, y, attributes) {
    return '<text x="' + x + '" y="' + y + '" ' + attributes + ">" + lines.map(function (line, i) {
      return '<tspan x="' + x + '"' + (i ? ' dy="' + LINE + '"' : "") + ">" + escaped(line) + "</tspan>";
    }).join("") + "</text>";
  }

  /* The shapes of a symbol of the page, at a place. */
  function icon(id, x, y, size, colour) {
    var symbol = document.getElementById(id);
    if (!symbol) return "";
    return '<g transform="translate(' + x + " " + y + ") scale(" + size / 24 + ')" fill="none" stroke="' + colour +
      '" stroke-width="1.6" stroke-linejoin="round">' + symbol.innerHTML.replace(/ xmlns="[^"]*"/g, "") + "</g>";
  }

  /* An SVG of the content, with real text; its height follows the text. */
  function draw(content) {
    var columns = content.head.length, icons = content.icons.length > 0, choices = columns === 3;
    var first = choices ? 250 : 380, others = (WIDTH - 2 * EDGE - first) / (columns - 1);
    var lefts = [EDGE], rooms = [first - 24 - (icons ? 40 : 0)];
    for (var i = 1; i < columns; i += 1) {
      lefts.push(EDGE + first + (i - 1) * others);
      rooms.push(others - 24 - (choices ? 36 : 0));
    }
    var y = EDGE + 34, parts = [];
    parts.push('<text x="' + EDGE + '" y="' + y + '" font-size="32" font-weight="600" font-family="Georgia, serif" fill="' + INK + '">' + escaped(content.title) + "</text>");
    y += 28;
    parts.push('<path d="M' + EDGE + " " + y + "H" + (WIDTH - EDGE) + '" stroke="' + GREEN + '" stroke-width="2"/>');
    y += 32;
    content.head.forEach(function (label, i) {
      parts.push(written([label], lefts[i], y, 'font-size="17" font-weight="600" fill="' + SECOND + '"'));
    });
    y += 16;
    content.rows.forEach(function (row, r) {
      parts.push('<path d="M' + EDGE + " " + y + "H" + (WIDTH - EDGE) + '" stroke="' + RULE + '"/>');
      var base = y + 36, tallest = 1;
      row.forEach(function (cell, i) {
        var lines = wrap(cell, rooms[i], i === 0), x = lefts[i];
        tallest = Math.max(tallest, lines.length);
        if (i === 0 && icons) {
          parts.push(icon("i-" + content.icons[r], x, base - 21, 26, GREEN));
          x += 40;
        } else if (i && choices) {
          parts.push(icon(i === 1 ? "i-good" : "i-bad", x, base - 19, 24, i === 1 ? GREEN : SECOND));
          x += 36;
        }
        parts.push(written(lines, x, base, 'fill="' + INK + '"' + (i ? "" : ' font-weight="600"')));
      });
      y = base + (tallest - 1) * LINE + 18;
    });
    parts.push('<path d="M' + EDGE + " " + y + "H" + (WIDTH - EDGE) + '" stroke="#75827b" stroke-width="2" stroke-dasharray="8 6"/>');
    y += 34;
    var credit = wrap(content.credit, WIDTH - 2 * EDGE, false);
    parts.push(written(credit, EDGE, y, 'font-size="17" fill="' + SECOND + '"'));
    y += (credit.length - 1) * LINE + EDGE;
    return '<svg xmlns="http://www.w3.org/2000/svg" width="' + WIDTH + '" height="' + y + '" viewBox="0 0 ' + WIDTH + " " + y +
      '" font-family="' + FONT.replace(/"/g, "'") + '" font-size="' + SIZE + '" role="img" aria-label="' + escaped(content.title) + '">' +
      '<rect width="100%" height="100%" fill="#ffffff"/>' + parts.join("") + "</svg>";
  }

  /* The drawing as a PNG twice as fine, given to `done` (null when it fails). */
  function paint(svg, done) {
    var picture = new Image();
    picture.onload = function () {
      var canvas = document.createElement("canvas");
      canvas.width = picture.naturalWidth * 2;
      canvas.height = picture.naturalHeight * 2;
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(done, "image/png");
    };
    picture.onerror = function () { done(null); };
    picture.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svg);
  }

  function download(blob, name) {
    var link = document.createElement("a"), address = URL.createObjectURL(blob);
    link.href = address;
    link.download = name;
    document.body.appendChild(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(address); }, 10000);
  }

  /* ---- Copying ---------------------------------------------------------------------------- */

  /* HTML is put down twice: formatted for a word processor, as source for an editor of code. */
  function copy(text, asHtml) {
    if (asHtml && navigator.clipboard && navigator.clipboard.write && window.ClipboardItem) {
      return navigator.clipboard.write([new ClipboardItem({
        "text/html": new Blob([text], { type: "text/html" }),
        "text/plain": new Blob([text], { type: "text/plain" }),
      })]).catch(function () { return old(text, asHtml); });
    }
    if (navigator.clipboard && navigator.clipboard.writeText) {
      return navigator.clipboard.writeText(text).catch(function () { return old(text, asHtml); });
    }
    return old(text, asHtml);
  }

  /* The way before navigator.clipboard, for a site read from a folder or over plain HTTP. */
  function old(text, asHtml) {
    function put(event) {
      event.clipboardData.setData("text/plain", text);
      if (asHtml) event.clipboardData.setData("text/html", text);
      event.preventDefault();
    }
    document.addEventListener("copy", put);
    var ok = document.execCommand("copy");
    document.removeEventListener("copy", put);
    return ok ? Promise.resolve() : Promise.reject(new Error("copy"));
  }

  /* ---- Buttons ---------------------------------------------------------------------------- */

  var SAID = { html: "Tableau copié en HTML.", markdown: "Tableau copié en Markdown.", text: "Texte copié." };
  var NOT_COPIED = "Le navigateur refuse la copie : sélectionnez le tableau ci-dessus et copiez-le.";

  document.querySelectorAll("[data-q-reuse]").forEach(function (bar) {
    var content = JSON.parse(bar.querySelector("script").textContent);
    var said = bar.querySelector("[data-q-said]");
    bar.hidden = false;

    bar.addEventListener("click", function (event) {
      var button = event.target.closest("button");
      if (!button) return;
      var format = button.dataset.qCopy, image = button.dataset.qImage;
      if (format) {
        copy(content[format], format === "html").then(
          function () { said.textContent = SAID[format]; },
          function () { said.textContent = NOT_COPIED; }
        );
      } else if (image === "svg") {
        download(new Blob([draw(content)], { type: "image/svg+xml" }), content.id + ".svg");
        said.textContent = "Image SVG téléchargée : " + content.id + ".svg";
      } else if (image === "png") {
        paint(draw(content), function (blob) {
          if (blob) download(blob, content.id + ".png");
          said.textContent = blob ? "Image PNG téléchargée : " + content.id + ".png" : "Le navigateur n’a pas pu dessiner l’image : téléchargez le SVG.";
        });
      }
    });
  });

  document.querySelectorAll("[data-q-print-page]").forEach(function (button) {
    button.addEventListener("click", function () { window.print(); });
  });

  Quittance.reuse = { draw: draw, copy: copy };
})();
