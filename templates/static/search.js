/* SPDX-License-Identifier: MIT */
/* search.js - the search page: finds, counts, shows

   The index lies in search/ as classic scripts, so that the page works from
   file:// (how they are made: generator/render/shards.h). A set of articles is
   a bit an article; everything that is asked for becomes such a set. */
(function () {
  'use strict';

  /* ---- pieces of the index, loaded once ---- */

  var index = null, waiting = {}, loaded = {};
  window.duikanIndex = function (x) { index = x; };
  window.duikanShard = function (kind, n, body) { loaded[kind + n] = body; };

  function path(kind, n) {
    function three(k) { return ('00' + k).slice(-3); }
    return 'search/' + kind + '/' + three(Math.floor(n / 1000)) + '/' + three(n % 1000) + '.js';
  }
  function script(src) {
    if (!waiting[src]) {
      waiting[src] = new Promise(function (done, failed) {
        var s = document.createElement('script');
        s.src = src;
        s.onload = done;
        s.onerror = function () { failed(new Error(src)); };
        document.head.appendChild(s);
      });
    }
    return waiting[src];
  }
  function shard(kind, n) {
    return script(path(kind, n)).then(function () { return loaded[kind + n]; });
  }

  /* ---- lines of pieces ---- */

  /* In order of code points, as the bytes of UTF-8 are. */
  function before(a, b) {
    for (var i = 0; i < a.length && i < b.length; i++) {
      var x = a.charCodeAt(i), y = b.charCodeAt(i);
      if (x !== y) {
        var highX = x >= 0xd800 && x < 0xe000, highY = y >= 0xd800 && y < 0xe000;
        return highX === highY ? x < y : highY;
      }
    }
    return a.length < b.length;
  }
  /* The last piece that begins at or before the term. */
  function pieceOf(firsts, term) {
    var low = 0, high = firsts.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (before(term, firsts[middle])) high = middle; else low = middle + 1;
    }
    return low - 1;
  }
  /* {term, list, places} */
  function posting(line) {
    var end = line.lastIndexOf('~'), middle = line.lastIndexOf('~', end - 1);
    return { term: line.slice(0, middle), list: line.slice(middle + 1, end), places: line.slice(end + 1) };
  }
  /* The line of a word or phrase: its piece is in a part of the list. */
  function lookUp(term) {
    var part = pieceOf(index.d, term);
    if (part < 0) return Promise.resolve(null);
    return shard('d', part).then(function (firsts) {
      return shard('t', part * index.part + pieceOf(firsts, term));
    }).then(function (body) {
      var at = ('\n' + body).indexOf('\n' + term + '~');
      return at < 0 ? null : posting(body.slice(at, (body + '\n').indexOf('\n', at)));
    });
  }
  /* The pieces of labels that begin so: from, to. */
  function piecesOf(prefix) {
    var firsts = index.f, from = Math.max(0, pieceOf(firsts, prefix)), to = from + 1;
    while (to < firsts.length && (before(firsts[to], prefix) || firsts[to].slice(0, prefix.length) === prefix)) to++;
    return [from, Math.min(to, firsts.length)];
  }
  function labels(prefix) {
    var pieces = piecesOf(prefix), all = [];
    for (var n = pieces[0]; n < pieces[1]; n++) all.push(shard('f', n));
    return Promise.all(all).then(function (bodies) {
      return bodies.join('\n').split('\n').filter(function (line) { return line.slice(0, prefix.length) === prefix; }).map(posting);
    });
  }
  function bytes(base64) {
    var s = atob(base64), out = new Uint8Array(s.length);
    for (var i = 0; i < s.length; i++) out[i] = s.charCodeAt(i);
    return out;
  }
  /* The numbers in bytes, until there are no more: undefined. */
  function reader(b) {
    var i = 0;
    return function () {
      var v = 0, shift = 1;
      if (i >= b.length) return undefined;
      for (; b[i] >= 128; i++, shift *= 128) v += (b[i] - 128) * shift;
      return v + b[i++] * shift;
    };
  }

  /* ---- sets of articles ---- */

  function none() { return new Uint8Array(Math.ceil(index.articles / 8)); }
  function every() {
    var s = none().fill(255), over = index.articles % 8;
    if (over) s[s.length - 1] = (1 << over) - 1;
    return s;
  }
  function has(s, i) { return s[i >> 3] >> (i & 7) & 1; }
  function add(s, i) { s[i >> 3] |= 1 << (i & 7); }
  function and(a, b) { return a.map(function (x, i) { return x & b[i]; }); }
  function or(a, b) { return a.map(function (x, i) { return x | b[i]; }); }
  function without(a, b) { return a.map(function (x, i) { return x & ~b[i]; }); }
  var ones = new Uint8Array(256);
  for (var k = 1; k < 256; k++) ones[k] = ones[k >> 1] + (k & 1);
  function count(s) {
    var n = 0;
    for (var i = 0; i < s.length; i++) n += ones[s[i]];
    return n;
  }
  function range(from, to) {
    var s = none();
    for (var i = from; i < to; i++) add(s, i);
    return s;
  }
  function articlesOf(p) {
    var b = bytes(p.list.slice(1)), out = [], at = 0, next, gap;
    if (p.list[0] === 'b') {
      for (var i = 0; i < index.articles; i++) if (has(b, i)) out.push(i);
      return out;
    }
    for (next = reader(b); (gap = next()) !== undefined;) out.push(at += gap);
    return out;
  }
  function setOf(p) {
    var s = none();
    if (p.list[0] === 'b') s.set(bytes(p.list.slice(1)).subarray(0, s.length));
    else articlesOf(p).forEach(function (i) { add(s, i); });
    return s;
  }

  /* ---- text into words: generator/index/terms.c does the same ---- */

  var HAN = /[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[\ud840-\ud888][\udc00-\udfff]/;
  var WORD = /[\p{L}\p{M}\p{N}\p{Co}]/u;
  var WHITE = /[ \t-\r\u00a0\u3000]/;
  var MOST = 40;

  function width(c) {
    var cp = c.codePointAt(0);
    if (cp >= 0xff01 && cp <= 0xff5e) return String.fromCharCode(cp - 0xfee0);
    return cp === 0x25cb ? '\u3007' : cp === 0x3000 || cp === 0xa0 ? ' ' : c;
  }
  function singular(w) {
    if (w.length < 4 || w[w.length - 1] !== 's' || /[^\x00-\x7f]/.test(w)) return w;
    if (/ies$/.test(w)) return /[ea]ies$/.test(w) ? w : w.slice(0, -3) + 'y';
    if (/[aeo]es$/.test(w)) return w;
    return /[us]s$/.test(w) ? w : w.slice(0, -1);
  }
  function folded(c) {
    return c < '\x80' ? c.toLowerCase() : c.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  }
  /* [{term, single, from, to}], one a place: where it stands in the text. A
     character and punctuation are single; term null: too long for a word. */
  function words(text) {
    var out = [], chars = Array.from(text), offset = 0, word = '', length = 0, start = 0;
    function end() {
      if (length) out.push({ term: length <= MOST && word ? singular(word) : null, from: start, to: offset });
      word = '';
      length = 0;
    }
    chars.forEach(function (raw, i) {
      var c = width(raw), isHan = HAN.test(c), next = i + 1 < chars.length ? width(chars[i + 1]) : '';
      if (!isHan && WORD.test(c)) {
        if (!length) start = offset;
        length++;
        word += folded(c);
      } else if (!(c === ',' && /[0-9]$/.test(word) && /[0-9]/.test(next))) {
        end();
        if (isHan || !WHITE.test(c)) out.push({ term: isHan ? c : ',', single: true, from: offset, to: offset + raw.length });
      }
      offset += raw.length;
    });
    end();
    return out;
  }
  /* What a phrase asks for: no punctuation at its ends. */
  function asked(phrase) {
    var all = words(phrase), from = 0, to = all.length;
    while (from < to && all[from].term === ',') from++;
    while (from < to && all[to - 1].term === ',') to--;
    return all.slice(from, to);
  }

  /* ---- phrases ----

     The index does not have every phrase, and places of the rare ones only
     (generator/index/postings.h). A phrase is rare up to an article, and
     common behind it; it is in the index from the article on, behind which
     what it begins or ends with is common. Before that, it is put together
     of two shorter ones that are rare there. */

  function textOf(ws) {
    return ws.map(function (w, i) { return (i && !w.single && !ws[i - 1].single ? ' ' : '') + w.term; }).join('');
  }
  var known = {};

  /* What is known of a phrase: {articles, places by article, rare: the last article where
     it is rare, since: the last where it is not in the index}. */
  function phrase(ws) {
    var key = textOf(ws);
    if (!known[key]) {
      known[key] = ws.some(function (w) { return w.term === null; }) ? Promise.resolve(nothing(Infinity))
        : ws.length < 2 ? found(key, -1)
          : Promise.all([rareUpTo(ws.slice(0, -1)), rareUpTo(ws.slice(1))]).then(function (two) {
            var since = Math.min(two[0], two[1]);
            return since === Infinity ? nothing(since) : found(key, since);
          });
    }
    return known[key];
  }
  function rareUpTo(ws) {
    return ws.length < 2 && ws[0].single ? Promise.resolve(-1) : phrase(ws).then(function (x) { return x.rare; });
  }
  function nothing(since) { return { articles: [], rare: Infinity, since: since }; }
  function found(key, since) {
    return lookUp(key).then(function (p) {
      if (!p) return nothing(since);
      var articles = articlesOf(p), places = [], next = reader(bytes(p.places)), v, here;
      while ((v = next()) !== undefined) {
        if (v & 1) places.push(here = [v >> 1]);
        else here.push(here[here.length - 1] - (v >> 1));
      }
      var n = places.length;
      return { articles: articles, places: places, since: since, rare: n === articles.length ? Infinity : n ? articles[n - 1] : -1 };
    });
  }
  /* Its places in articles up to one where it is rare: article to a set. */
  function placesOf(ws, upTo) {
    return phrase(ws).then(function (x) {
      var out = new Map();
      for (var i = 0; i < x.articles.length && x.articles[i] <= upTo; i++) out.set(x.articles[i], new Set(x.places[i]));
      return x.since < 0 ? out : joined(ws, Math.min(upTo, x.since)).then(function (more) {
        more.forEach(function (v, k) { out.set(k, v); });
        return out;
      });
    });
  }
  /* The shortest end or beginning, of so many words at least, that is rare in
     all articles up to one. */
  function rare(ws, least, end, upTo) {
    var part = end ? ws.slice(-least) : ws.slice(0, least);
    return rareUpTo(part).then(function (x) { return x >= upTo ? part : rare(ws, least + 1, end, upTo); });
  }
  /* The same, put together: what it begins with reaches as far as where what
     it ends with begins. */
  function joined(ws, upTo) {
    if (ws.length < 2 || upTo < 0) return Promise.resolve(new Map());
    return rare(ws, 1, true, upTo).then(function (tail) {
      if (tail.length === ws.length) return new Map();
      return rare(ws, ws.length - tail.length, false, upTo).then(function (head) {
        return Promise.all([placesOf(head, upTo), placesOf(tail, upTo)]);
      }).then(function (two) {
        var out = new Map();
        two[0].forEach(function (starts, i) {
          var ends = two[1].get(i), both = new Set();
          if (ends) starts.forEach(function (s) { if (ends.has(s + ws.length - tail.length)) both.add(s); });
          if (both.size) out.set(i, both);
        });
        return out;
      });
    });
  }
  function phraseSet(text) {
    var ws = asked(text);
    return phrase(ws).then(function (x) {
      return joined(ws, x.since).then(function (more) {
        var s = none();
        x.articles.forEach(function (i) { add(s, i); });
        more.forEach(function (v, i) { add(s, i); });
        return s;
      });
    });
  }

  /* ---- what a reader writes: words, "phrases", -not, OR ---- */

  function parse(query) {
    var groups = [[]], re = /(-?)(?:"([^"]*)"?|\u201c([^\u201d]*)\u201d?|([^\s"\u201c\u3000]+))/g, m;
    while ((m = re.exec(query))) {
      var text = m[2] !== undefined ? m[2] : m[3] !== undefined ? m[3] : m[4];
      if (m[4] === 'OR' || m[4] === '|') groups.push([]);
      else if (m[4] !== 'AND' && asked(text).length) groups[groups.length - 1].push({ text: text, not: !!m[1] });
    }
    return groups.filter(function (g) { return g.length; });
  }
  function groupSet(group) {
    return Promise.all(group.map(function (p) { return phraseSet(p.text); })).then(function (sets) {
      return sets.reduce(function (s, x, i) { return group[i].not ? without(s, x) : and(s, x); }, every());
    });
  }
  function find(query) {
    var groups = parse(query);
    if (!groups.length) return Promise.resolve(every());
    return Promise.all(groups.map(groupSet)).then(function (sets) { return sets.reduce(or); });
  }

  /* ---- texts ---- */

  function article(i) {
    return shard('x', Math.floor(i / index.texts)).then(function (all) {
      var a = all[i % index.texts];
      return { id: a[0], path: a[1], date: a[2], page: a[3], title: [a[4], a[5]], beads: a[6] };
    });
  }
  /* Where the phrases stand in a text: [from, to], apart from each other. */
  function spans(text, phrases) {
    var here = words(text), out = [];
    phrases.forEach(function (phrase) {
      var ws = asked(phrase);
      for (var i = 0; ws.length && i + ws.length <= here.length; i++) {
        if (ws.every(function (w, k) { return here[i + k].term === w.term && w.term !== null; })) {
          out.push([here[i].from, here[i + ws.length - 1].to]);
        }
      }
    });
    out.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
    return out.filter(function (s, i) { return !i || s[0] >= out[i - 1][1] || (s[0] = out[i - 1][1]) < s[1]; });
  }

  window.duikanSearch = { find: find, spans: spans, count: count, has: has, script: script,
    size: function () { return index.articles; }, article: article };

  /* ---- the page ---- */

  var form = document.getElementById('search');
  if (!form) {
    /* An article that was found: its words are marked. */
    var wanted = new URLSearchParams(location.search).get('q');
    if (wanted) mark(document.querySelectorAll('#main'), phrasesOf(wanted));
    return;
  }
  var hits = document.getElementById('hits'), facets = document.getElementById('facets');
  var told = document.getElementById('told'), PAGE = 10, turn = 0;

  function phrasesOf(query) {
    var out = [];
    parse(query).forEach(function (g) { g.forEach(function (p) { if (!p.not) out.push(p.text); }); });
    return out;
  }
  function mark(roots, phrases) {
    Array.prototype.forEach.call(roots, function (root) {
      Array.prototype.slice.call(root.querySelectorAll('p, h1, h2, li')).forEach(function (block) {
        var walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT), nodes = [], text = '', n;
        while ((n = walk.nextNode())) { nodes.push([n, text.length]); text += n.data; }
        spans(text, phrases).reverse().forEach(function (s) {
          nodes.slice().reverse().forEach(function (x) {
            var from = Math.max(0, s[0] - x[1]), to = Math.min(x[0].data.length, s[1] - x[1]);
            if (from >= to) return;
            var r = document.createRange(), m = document.createElement('mark');
            r.setStart(x[0], from);
            r.setEnd(x[0], to);
            r.surroundContents(m);
          });
        });
      });
    });
  }
  function el(name, attributes, content) {
    var e = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (a) { if (attributes[a]) e.setAttribute(a, attributes[a]); });
    (Array.isArray(content) ? content : [content]).forEach(function (c) {
      if (c !== undefined && c !== null && c !== '') e.append(c);
    });
    return e;
  }
  /* The strings of the interface stand in the page, hidden. */
  function say(name) {
    var e = document.querySelector('[data-string="' + name + '"]');
    return Array.from(e ? e.cloneNode(true).childNodes : []);
  }
  function both(zh, en) {
    return [zh ? el('span', { lang: 'zh' }, zh) : '', zh && en ? ' ' : '', en ? el('span', { lang: 'en' }, en) : ''];
  }

  function read() {
    var q = new URLSearchParams(location.search);
    return { q: q.get('q') || '', region: q.get('region') || '', industry: q.get('industry') || '',
      kind: q.get('kind') || '', year: q.get('year') || '', sort: q.get('sort') || '', page: Math.max(1, q.get('page') | 0) };
  }
  function address(state, change) {
    var q = new URLSearchParams(), s = Object.assign({}, state, { page: '' }, change);
    Object.keys(s).forEach(function (name) { if (s[name]) q.set(name, s[name]); });
    return '?' + q.toString();
  }
  function go(href) {
    history.pushState(null, '', href);
    show();
  }

  /* Terms that carry names: "r1:PATH", "i:CODE". */
  function named(prefix) {
    return labels(prefix).then(function (l) {
      return l.map(function (p) {
        var t = p.term.split('\u0001');
        return { key: t[0].slice(t[0].indexOf(':') + 1), zh: t[1], en: t[2], set: setOf(p) };
      });
    });
  }
  function depth(path) { return path ? path.split('/').length : 0; }
  function only(list) { return list.length ? list[0].set : none(); }
  function filters(state) {
    var all = [];
    if (state.region) all.push(named('r' + depth(state.region) + ':' + state.region + '\u0001').then(only));
    if (state.industry) all.push(named('i:' + state.industry + '\u0001').then(only));
    if (state.kind) all.push(named('k:' + state.kind).then(only));
    if (state.year) all.push(Promise.resolve(yearSet(+state.year)));
    return Promise.all(all);
  }
  function yearSet(year) {
    var s = none();
    index.years.forEach(function (y, i) {
      var to = i + 1 < index.years.length ? index.years[i + 1][1] : index.articles;
      if (y[0] === year || (!y[0] && year === -1)) s = or(s, range(y[1], to));
    });
    return s;
  }

  /* Facets cost most of what is loaded: they are open as long as it is not
     more than about this many bytes, and wait for somebody to open them else. */
  var BUDGET = 160000, PIECE = 16384;

  function facetItems(name, values, state, found) {
    var list = values.map(function (v) { return { v: v, n: count(and(v.set, found)) }; })
      .filter(function (x) { return x.n || x.v.key === state[name]; });
    if (name !== 'year') list.sort(function (a, b) { return b.n - a.n || (a.v.key < b.v.key ? -1 : 1); });
    var items = list.map(function (x) {
      var on = state[name] === x.v.key, change = {};
      change[name] = on ? (name === 'region' ? x.v.up || '' : '') : x.v.key;
      return el('li', {}, [el('a', { href: address(state, change), 'aria-current': on ? 'true' : '' },
        x.v.label || both(x.v.zh, x.v.en)), ' ', el('span', { 'class': 'n' }, String(x.n))]);
    });
    return [el('ul', {}, items.slice(0, 12)), items.length > 12
      ? el('details', {}, [el('summary', {}, say('more')), el('ul', {}, items.slice(12))]) : ''];
  }
  function within(region) { return 'r' + (depth(region) + 1) + ':' + (region ? region + '/' : ''); }
  function regions(state) {
    var region = state.region, up = region.indexOf('/') < 0 ? '' : region.slice(0, region.lastIndexOf('/'));
    return Promise.all([region ? named('r' + depth(region) + ':' + region + '\u0001') : [],
      named(within(region))]).then(function (f) {
      f[0].forEach(function (r) { r.up = up; });
      return f[0].concat(f[1]);
    });
  }
  function kinds() {
    return named('k:').then(function (all) {
      all.forEach(function (v) { v.label = say('kind-' + v.key); });
      return all;
    });
  }
  function years() {
    return Promise.resolve(index.years.map(function (y) {
      return { key: String(y[0] || -1), label: y[0] ? String(y[0]) : say('undated'), set: yearSet(y[0] || -1) };
    }));
  }
  /* Names in the language of the interface, where no text is quoted. */
  function industries() {
    return named('i:').then(function (all) {
      all.forEach(function (v) {
        v.label = [el('span', { 'data-ui': 'en', lang: 'en' }, v.en), el('span', { 'data-ui': 'zh', lang: 'zh' }, v.zh)];
      });
      return all;
    });
  }
  var FACETS = { region: regions, industry: industries, year: years, kind: kinds };
  function cost(name, state) {
    var pieces = name === 'year' ? [0, 0] : piecesOf({ region: within(state.region), industry: 'i:', kind: 'k:' }[name]);
    return (pieces[1] - pieces[0]) * Math.max(PIECE, index.articles / 6);
  }

  function facet(name, state, found, open) {
    var box = el('details', { 'class': 'facet' }, el('summary', {}, el('h2', {}, say(name)))), filled = false;
    function fill() {
      if (filled) return Promise.resolve();
      filled = true;
      return FACETS[name](state).then(function (values) { box.append.apply(box, facetItems(name, values, state, found)); });
    }
    box.addEventListener('toggle', function () { if (box.open) fill(); });
    return open ? fill().then(function () { box.open = true; return box; }) : Promise.resolve(box);
  }
  function showFacets(state, found, mine) {
    var left = BUDGET;
    Promise.all(Object.keys(FACETS).map(function (name) {
      var open = cost(name, state) <= left || !!state[name];
      if (open) left -= cost(name, state);
      return facet(name, state, found, open);
    })).then(function (all) {
      if (mine === turn) facets.replaceChildren.apply(facets, all);
    });
  }

  function marked(text, lang, phrases) {
    var p = el('p', { lang: lang }), at = 0, list = spans(text, phrases), from = 0, to = text.length, room = lang === 'zh' ? 60 : 160;
    if (list.length && list[0][0] > room) from = list[0][0] - room;
    if (lang === 'en' && from) from = text.indexOf(' ', from) + 1;
    if (to - from > 3 * room) to = from + 3 * room;
    if (from) p.append('… ');
    at = from;
    list.forEach(function (s) {
      if (s[0] < at || s[1] > to) return;
      p.append(text.slice(at, s[0]), el('mark', {}, text.slice(s[0], s[1])));
      at = s[1];
    });
    p.append(text.slice(at, to), to < text.length ? ' …' : '');
    return p;
  }
  /* "Page #" and "第#版", with the number. */
  function pageNumber(n) {
    return say('page').map(function (e) {
      e.textContent = e.textContent.replace('#', n);
      return e;
    });
  }
  function hit(a, state, phrases) {
    var href = a.path + '.html' + (state.q ? '?q=' + encodeURIComponent(state.q) : '');
    var rows = [], n = 0;
    for (var i = 0; i < a.beads.length && n < 3; i += 2) {
      if (phrases.length ? spans(a.beads[i], phrases).length || spans(a.beads[i + 1], phrases).length : !n) {
        rows.push(el('div', { 'class': 'pair' }, [marked(a.beads[i], 'zh', phrases), marked(a.beads[i + 1], 'en', phrases)]));
        n++;
      }
    }
    return el('li', {}, [el('h2', {}, el('a', { href: href }, both(a.title[0], a.title[1]))),
      el('p', { 'class': 'meta' }, [a.date || say('undated')[0]].concat(a.page ? [' · '].concat(pageNumber(a.page)) : []))]
      .concat(rows));
  }
  function showHits(state, found, mine) {
    var all = [], phrases = phrasesOf(state.q);
    for (var i = 0; i < index.articles; i++) if (has(found, i)) all.push(i);
    if (state.sort !== 'oldest') all.reverse();
    var pages = Math.max(1, Math.ceil(all.length / PAGE)), page = Math.min(state.page, pages);
    Promise.all(all.slice((page - 1) * PAGE, page * PAGE).map(article)).then(function (list) {
      if (mine !== turn) return;
      told.replaceChildren(String(all.length).replace(/\B(?=(\d{3})+$)/g, ','), ' ', ...say('found'));
      hits.replaceChildren(...list.map(function (a) { return hit(a, state, phrases); }));
      var nav = document.getElementById('pages');
      nav.hidden = pages < 2;
      nav.replaceChildren(page > 1 ? el('a', { href: address(state, { page: page - 1 }), rel: 'prev' }, say('previous')) : '',
        ' ' + page + ' / ' + pages + ' ',
        page < pages ? el('a', { href: address(state, { page: page + 1 }), rel: 'next' }, say('next')) : '');
      document.body.setAttribute('data-found', all.length);
    });
  }
  function show() {
    var state = read(), mine = ++turn;
    form.elements.q.value = state.q;
    form.elements.sort.value = state.sort;
    form.setAttribute('aria-busy', 'true');
    script('search/index.js').then(function () {
      return Promise.all([find(state.q), filters(state)]);
    }).then(function (x) {
      if (mine !== turn) return;
      var found = x[1].reduce(and, x[0]);
      showHits(state, found, mine);
      showFacets(state, found, mine);
    }).catch(function (e) {
      told.replaceChildren(...say('failed'), ' ', e.message);
    }).then(function () { form.removeAttribute('aria-busy'); });
  }

  form.hidden = false;
  form.addEventListener('submit', function (e) {
    e.preventDefault();
    go(address(read(), { q: form.elements.q.value.trim(), sort: form.elements.sort.value }));
  });
  form.addEventListener('change', function (e) { if (e.target.name === 'sort') form.requestSubmit(); });
  document.addEventListener('click', function (e) {
    var a = e.target.closest('#facets a, #pages a');
    if (!a || e.ctrlKey || e.metaKey || e.shiftKey) return;
    e.preventDefault();
    go(a.getAttribute('href'));
    if (a.closest('#pages')) window.scrollTo(0, 0);
  });
  window.addEventListener('popstate', show);
  show();
}());
