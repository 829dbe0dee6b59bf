/** Scripts that the city's sites serve: tabs, the picture show, and the list that only script fills. Plain, a few lines each. */

export const siteScript = `(function () {
  var all = function (selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); };
  all('.tabs').forEach(function (tabs) {
    var heads = all('.tab-heads li', tabs), panes = all('.tab-pane', tabs);
    heads.forEach(function (head, at) {
      head.onmouseover = function () {
        heads.forEach(function (one, i) { one.className = i === at ? 'on' : ''; });
        panes.forEach(function (one, i) { one.style.display = i === at ? '' : 'none'; });
      };
    });
  });
  all('.slides').forEach(function (show) {
    var slides = all('.slide', show), at = 0;
    if (slides.length > 1) setInterval(function () {
      slides[at].style.display = 'none';
      at = (at + 1) % slides.length;
      slides[at].style.display = '';
    }, 5000);
  });
})();
`;

export const listScript = `(function () {
  var list = document.getElementById('ajax-list');
  var request = new XMLHttpRequest();
  request.open('GET', list.getAttribute('data-src'));
  request.onload = function () {
    var rows = JSON.parse(request.responseText).rows;
    list.innerHTML = rows.map(function (row) {
      return '<li><span class="date">' + row.date + '</span><a href="' + row.url + '">' + row.title + '</a></li>';
    }).join('');
  };
  request.send();
})();
`;
