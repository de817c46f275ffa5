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

  /* ---- terms ---- */

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
  function cut(line) {
    var last = line.lastIndexOf('~');
    return [line.slice(0, last), line.slice(last + 1)];
  }
  /* All lines of a kind of pieces whose term begins so. */
  function lines(kind, prefix, exact) {
    var firsts = index[kind], first = Math.max(0, pieceOf(firsts, prefix));
    var all = [];
    function wanted(line) {
      var t = kind === 't' ? cut(cut(line)[0])[0] : cut(line)[0];
      return exact ? t === prefix : t.slice(0, prefix.length) === prefix;
    }
    function more(n) {
      if (n >= firsts.length) return all;
      return shard(kind, n).then(function (body) {
        body.split('\n').forEach(function (line) { if (wanted(line)) all.push(line); });
        var next = firsts[n + 1];
        return !exact && next !== undefined &&
          (before(next, prefix) || next.slice(0, prefix.length) === prefix) ? more(n + 1) : all;
      });
    }
    return Promise.resolve(more(first));
  }
  function bytes(base64) {
    var s = atob(base64), out = new Uint8Array(s.length);
    for (var i = 0; i < s.length; i++) out[i] = s.charCodeAt(i);
    return out;
  }
  function reader(b) {
    var i = 0;
    return function () {
      var v = 0, shift = 1;
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
  /* {term, list} of a line of a "t" piece. */
  function posting(line) {
    var a = cut(line), b = cut(a[0]);
    return { term: b[0], n: +b[1], list: a[1] };
  }
  function setOf(p) {
    var b = bytes(p.list.slice(1)), s = none(), i, at = 0, next;
    if (p.list[0] === 'b') { s.set(b.subarray(0, s.length)); return s; }
    next = reader(b);
    for (i = 0; i < p.n; i++) add(s, at += next());
    return s;
  }
  function termSet(term) {
    return lines('t', term, true).then(function (l) { return l.length ? setOf(posting(l[0])) : none(); });
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
  /* [{term, at, from, to, han}]: its place among words, and where it stands
     in the text. */
  function words(text) {
    var out = [], chars = Array.from(text), at = 0, offset = 0, word = '', length = 0, start = 0, han = null;
    function end() {
      if (length && length <= MOST && word) out.push({ term: singular(word), at: at, from: start, to: offset });
      if (length) at++;
      word = '';
      length = 0;
    }
    chars.forEach(function (raw, i) {
      var c = width(raw), isHan = HAN.test(c), next = i + 1 < chars.length ? width(chars[i + 1]) : '';
      if (!isHan && WORD.test(c)) {
        if (!length) start = offset;
        length++;
        word += folded(c);
        han = null;
      } else if (!(c === ',' && /[0-9]$/.test(word) && /[0-9]/.test(next))) {
        end();
        if (isHan) {
          out.push({ term: c, at: at, from: offset, to: offset + raw.length, han: true });
          if (han) out.push({ term: han.c + c, at: at - 1, from: han.from, to: offset + raw.length, pair: true });
          han = { c: c, from: offset };
          at++;
        } else if (!WHITE.test(c)) {
          at++;
          han = null;
        }
      }
      offset += raw.length;
    });
    end();
    return out;
  }
  /* What a phrase asks for: pairs rather than characters, where it has them. */
  function asked(phrase) {
    var all = words(phrase), paired = {};
    all.forEach(function (w) { if (w.pair) paired[w.at] = paired[w.at + 1] = true; });
    return all.filter(function (w) { return !w.han || !paired[w.at]; }).sort(function (a, b) { return a.at - b.at; });
  }

  /* ---- phrases ---- */

  /* As few of the words as say the same: of a chain of pairs every second
     and the last. */
  function cover(ws) {
    var out = [];
    ws.forEach(function (w, i) {
      var last = out[out.length - 1], next = ws[i + 1];
      if (w.pair && last && last.pair && last.at === w.at - 1 && next && next.pair && next.at === w.at + 1) return;
      out.push(w);
    });
    return out;
  }
  /* From articles that may have it, those that do. */
  function placesOf(w, candidates) {
    return Promise.all([lines('t', w.term, true), lines('p', w.term, true)]).then(function (l) {
      var out = new Map();
      if (!l[0].length || !l[1].length) return out;
      var p = posting(l[0][0]), set = setOf(p), next = reader(bytes(cut(l[1][0])[1]));
      for (var i = 0; i < index.articles; i++) {
        if (!has(set, i)) continue;
        var n = next(), at = 0, here = has(candidates, i) ? new Set() : null;
        while (n--) { at += next(); if (here) here.add(at - w.at); }
        if (here) out.set(i, here);
      }
      return out;
    });
  }
  function phraseSet(phrase) {
    var ws = asked(phrase), terms = {};
    if (!ws.length) return Promise.resolve(null);
    ws.forEach(function (w) { terms[w.term] = true; });
    return Promise.all(Object.keys(terms).map(termSet)).then(function (sets) {
      var candidates = sets.reduce(and), few = cover(ws);
      if (few.length < 2 || !count(candidates)) return candidates;
      return Promise.all(few.map(function (w) { return placesOf(w, candidates); })).then(function (maps) {
        var out = none();
        maps[0].forEach(function (starts, i) {
          var others = maps.slice(1).map(function (m) { return m.get(i); });
          starts.forEach(function (s) {
            if (others.every(function (o) { return o && o.has(s); })) add(out, i);
          });
        });
        return out;
      });
    });
  }
  /* ---- what a reader writes: words, "phrases", -not, OR ---- */

  function parse(query) {
    var groups = [[]], re = /(-?)(?:"([^"]*)"?|\u201c([^\u201d]*)\u201d?|([^\s"\u201c\u3000]+))/g, m;
    while ((m = re.exec(query))) {
      var text = m[2] !== undefined ? m[2] : m[3] !== undefined ? m[3] : m[4];
      if (m[4] === 'OR' || m[4] === '|') groups.push([]);
      else if (m[4] !== 'AND' && words(text).length) groups[groups.length - 1].push({ text: text, not: !!m[1] });
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
    var here = words(text), by = {}, out = [];
    here.forEach(function (w) { by[w.at + ' ' + w.term] = w; });
    phrases.forEach(function (phrase) {
      var ws = asked(phrase);
      if (!ws.length) return;
      here.forEach(function (w) {
        if (w.term !== ws[0].term) return;
        var to = w.to;
        var all = ws.every(function (x) {
          var y = by[w.at + x.at - ws[0].at + ' ' + x.term];
          if (y) to = Math.max(to, y.to);
          return y;
        });
        if (all) out.push([w.from, to]);
      });
    });
    out.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
    return out.filter(function (s, i) { return !i || s[0] >= out[i - 1][1] || (s[0] = out[i - 1][1]) < s[1]; });
  }

  window.duikanSearch = { words: words, asked: asked, find: find, spans: spans, count: count, has: has, script: script,
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
    return lines('t', prefix, false).then(function (l) {
      return l.map(function (line) {
        var p = posting(line), t = p.term.split('\u0001');
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

  /* Facets cost most of what is loaded: in a large archive they wait until
     somebody opens them. */
  var LARGE = 20000;

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
  function regions(state) {
    var region = state.region, up = region.indexOf('/') < 0 ? '' : region.slice(0, region.lastIndexOf('/'));
    return Promise.all([region ? named('r' + depth(region) + ':' + region + '\u0001') : [],
      named('r' + (depth(region) + 1) + ':' + (region ? region + '/' : ''))]).then(function (f) {
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

  function facet(name, state, found) {
    var box = el('details', { 'class': 'facet' }, el('summary', {}, el('h2', {}, say(name)))), filled = false;
    function fill() {
      if (filled) return Promise.resolve();
      filled = true;
      return FACETS[name](state).then(function (values) { box.append.apply(box, facetItems(name, values, state, found)); });
    }
    box.addEventListener('toggle', function () { if (box.open) fill(); });
    if (index.articles <= LARGE || name === 'year' || state[name]) return fill().then(function () { box.open = true; return box; });
    return Promise.resolve(box);
  }
  function showFacets(state, found, mine) {
    Promise.all(Object.keys(FACETS).map(function (name) { return facet(name, state, found); })).then(function (all) {
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
    ['region', 'industry', 'kind', 'year', 'sort'].forEach(function (name) {
      var e = form.elements[name];
      if (e) { e.value = state[name]; e.disabled = !state[name] && name !== 'sort'; }
    });
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
  form.elements.sort.addEventListener('change', function () { form.requestSubmit(); });
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
