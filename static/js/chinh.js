// What script adds to pages that already work without it; all of it hangs on data- attributes.
"use strict";
(() => {
  const one = (css, root = document) => root.querySelector(css);
  const all = (css, root = document) => [...root.querySelectorAll(css)];
  const within = (css, root) => (root.matches(css) ? [root, ...all(css, root)] : all(css, root));
  const on = (name, run, capture) => document.addEventListener(name, run, capture);
  const boxes = (whole) => all(`[name=chon][form="${whole.dataset.chonHet}"]`);
  document.documentElement.classList.add("co-js");

  // Filters send themselves, except when chosen by keyboard: there every arrow is a change, and the button follows.
  let keyboard = false;
  for (const kind of ["keydown", "pointerdown"]) on(kind, () => { keyboard = kind === "keydown"; }, true);
  on("change", (e) => {
    if (!keyboard) e.target.closest("form[data-tu-gui]")?.requestSubmit();
    const whole = e.target.closest("[data-chon-het]");
    if (whole) for (const box of boxes(whole)) box.checked = e.target.checked;
    const note = one("[data-dem-chon]");
    if (note && (whole || e.target.name === "chon"))
      note.textContent = `${all("[name=chon]:checked").length} ${note.dataset.donVi || "việc"} đang chọn`;
  });

  // A form of data-mot-lan is sent once, however often its button is pressed; coming back to the page frees it.
  on("submit", (e) => {
    if (!e.target.matches("[data-mot-lan]") || e.defaultPrevented) return;
    if (e.target.dataset.dangGui) return e.preventDefault();
    e.target.dataset.dangGui = 1;
  });
  addEventListener("pageshow", () => { for (const form of all("[data-dang-gui]")) delete form.dataset.dangGui; });
  on("formdata", (e) => {
    if (!e.target.matches("[data-tu-gui]")) return;
    for (const [name, value] of [...e.formData]) if (value === "") e.formData.delete(name);
  });

  // Questions before what cannot be taken back: data-xac-nhan on a form or its button, hx-confirm with htmx.
  const ask = (question, go) => {
    const box = one("#hop-hoi");
    one("p", box).textContent = question;
    box.returnValue = "";
    box.onclose = () => { if (box.returnValue) go(); };
    box.showModal();
  };
  on("submit", (e) => {
    const form = e.target, button = e.submitter;
    const question = button?.dataset.xacNhan || form.dataset.xacNhan;
    if (!question || form.dataset.daHoi) return;
    e.preventDefault();
    e.stopPropagation();
    ask(question, () => {
      form.dataset.daHoi = 1;
      form.requestSubmit(button);
      delete form.dataset.daHoi;
    });
  }, true);
  on("htmx:confirm", (e) => {
    if (!e.detail.question) return;
    e.preventDefault();
    ask(e.detail.question, () => e.detail.issueRequest(true));
  });

  // Closing: the report form under a row, the phone's menu.
  on("click", (e) => {
    const form = e.target.closest("[data-dong-lai]")?.form;
    if (form) {
      one("[data-bao-cao]", form.closest("[data-dong]"))?.focus();
      form.remove();
    }
    for (const menu of all("details[data-tu-dong][open]")) if (!menu.contains(e.target)) menu.open = false;
  });

  // Keyboard: Ctrl+Enter sends; in a list j/k or arrows walk, x chooses, b reports.
  on("keydown", (e) => {
    const { key, target } = e, form = target.closest("form");
    if (key === "Enter" && (e.ctrlKey || e.metaKey)) return form?.requestSubmit(one("button:not([type=button])", form));
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const menu = target.closest("details[data-tu-dong][open]");
    if (key === "Escape" && menu) { menu.open = false; return one("summary", menu).focus(); }
    const row = target.closest("[data-dong]");
    if (!row || form) return;
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[key];
    const rows = all("[data-dong]", row.closest("[data-danh-sach]"));
    if (step) {
      e.preventDefault();
      one("[data-chinh]", rows[rows.indexOf(row) + step] ?? row).focus();
    }
    if (key === "x" && target.type !== "checkbox") one("[name=chon]", row)?.click();
    if (key === "b") one("[data-bao-cao]", row)?.click();
  });

  // Drafts: what is typed stays on this machine until the server says that it was saved (data-xoa-nhap).
  const KEY = "nhap:";
  const fields = (form) => all("input,select,textarea", form).filter((f) => f.name && !/hidden|password|file/.test(f.type));
  const isBox = (f) => /checkbox|radio/.test(f.type);
  const nameOf = (f) => (isBox(f) ? `${f.name}=${f.value}` : f.name);
  const say = (form, text) => one("[data-nhap-tin]", form)?.replaceChildren(text);
  const store = (run) => { try { return run(localStorage); } catch { return null; } };
  const keep = (form) => {
    const luc = new Date().toLocaleString("vi-VN", { dateStyle: "short", timeStyle: "short" });
    const gia_tri = Object.fromEntries(fields(form).map((f) => [nameOf(f), isBox(f) ? f.checked : f.value]));
    store((s) => s.setItem(KEY + form.dataset.nhap, JSON.stringify({ luc, gia_tri })));
    say(form, `Nháp tự lưu lúc ${luc}`);
  };
  const timers = new WeakMap();
  on("input", (e) => {
    const form = e.target.closest("form[data-nhap]");
    clearTimeout(timers.get(form));
    if (form) timers.set(form, setTimeout(keep, 600, form));
  });
  on("submit", (e) => {
    clearTimeout(timers.get(e.target));
    if (e.target.dataset.nhap) keep(e.target);
  }, true);
  const restore = (form) => {
    const draft = JSON.parse(store((s) => s.getItem(KEY + form.dataset.nhap)) ?? "null");
    if (form.matches("[data-da-chep]")) return keep(form);
    if (!draft || one(".tom-tat-loi", form)) return;
    for (const f of fields(form)) {
      const value = draft.gia_tri[nameOf(f)];
      if (value !== undefined) f[isBox(f) ? "checked" : "value"] = value;
    }
    say(form, `Đã lấy lại nháp lưu lúc ${draft.luc}, chưa gửi`);
    for (const button of all("[data-bo-nhap]", form)) button.hidden = false;
  };
  on("click", (e) => {
    const button = e.target.closest("[data-bo-nhap]"), form = button?.form;
    if (!form) return;
    clearTimeout(timers.get(form));
    store((s) => s.removeItem(KEY + form.dataset.nhap));
    form.reset();
    button.hidden = true;
    say(form, "Đã bỏ nháp");
    fields(form)[0].focus();
  });

  // After every arrival of content: drafts, close buttons, then the focus where the work goes on.
  const prepare = (root) => {
    for (const el of within("[data-xoa-nhap]", root)) store((s) => s.removeItem(KEY + el.dataset.xoaNhap));
    for (const form of within("form[data-nhap]", root)) restore(form);
    for (const button of within("[data-dong] [data-dong-lai], [data-chon-het]", root)) button.hidden = false;
  };
  on("htmx:afterSettle", (e) => {
    prepare(e.target);
    const [spot] = [...all(".tom-tat-loi", e.target), ...within("[data-tieu-diem]", e.target)];
    (spot?.matches("form") ? fields(spot)[0] : spot)?.focus();
  });
  on("htmx:beforeSwap", (e) => {
    if (!e.detail.xhr.responseText.includes('data-trang="dang-nhap"')) return;
    e.detail.shouldSwap = false;
    location.reload();
  });
  on("htmx:afterRequest", (e) => {
    one("#mat-ket-noi").hidden = e.detail.successful || e.detail.xhr.status === 422;
  });
  on("click", (e) => e.target.closest("[data-in]") && print());
  prepare(document.body);
})();
