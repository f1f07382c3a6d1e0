#!/usr/bin/env bash
# One editing session in Neovim without a screen, set up as Examples/editors/neovim says: diagnostics appear, a code action mends the text, a rename changes all files.
# Needs `nvim` 0.7 or newer (Debian: neovim) and the built `orderspec` in the folder $ORDERSPEC_BIN (default: .build/debug).
set -euo pipefail
root=${ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}
tool=$(realpath "${ORDERSPEC_BIN:-$root/.build/debug}/orderspec")
work=$(mktemp -d ${WORK:+-p "$WORK"})
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir .git
# What a developer has set up for the editor does not count.
export HOME=$work XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data XDG_STATE_HOME=$work/state XDG_CACHE_HOME=$work/cache XDG_RUNTIME_DIR=$work ORDERSPEC=$tool SETUP=$root/Examples/editors/neovim/orderspec.lua

cat >shared.contacts.yaml <<'YAML'
bo:
  type: organisation
  firstName: Bo
  lastName: Ek
  companyName: Ek AB
  email: bo@ek-smide.se
  phoneNumber: "+46700000001"
  street: Kvarngatan 2
  city: Falun
  postalCode: "791 31"
  countryCode: SE
YAML
for name in alpha beta; do
  cat >$name.order.yaml <<YAML
orderSpec: 1
name: $name
payment: { currency: SEK, maxTotal: "500.00" }
contactsFile: shared.contacts.yaml
items:
  - domainName: $name-smide.com  # åäö 😀
    nameserver: [ns1.dns.example.org, ns2.dns.example.org]
    registrantContact: bo
YAML
done

cat >session.lua <<'LUA'
local function fail(what) io.stderr:write(what .. "\n") vim.cmd("cquit 1") end
local function wait(what, condition) if not vim.wait(30000, condition, 20) then fail(what .. ": " .. vim.inspect(vim.diagnostic.get(0))) end end
local function codes(buffer)
  local found = {}
  for _, item in ipairs(vim.diagnostic.get(buffer)) do table.insert(found, item.code or item.user_data.lsp.code) end
  table.sort(found)
  return table.concat(found, " ")
end

vim.o.hidden, vim.o.swapfile = true, false
vim.cmd("luafile " .. vim.env.SETUP)
vim.cmd("edit alpha.order.yaml")
local alpha = vim.api.nvim_get_current_buf()
wait("the wrong field is found", function() return codes(alpha) == "unknown_field" end)
local finding = vim.diagnostic.get(alpha)[1]
if finding.lnum ~= 6 or finding.col ~= 4 or finding.end_col ~= 14 then fail("it stands elsewhere: " .. vim.inspect(finding)) end

-- The first action is the fix.
vim.ui.select = function(items, _, choose) choose(items[1], 1) end
vim.api.nvim_win_set_cursor(0, { 7, 6 })
vim.lsp.buf.code_action()
wait("the fix is applied", function() return vim.api.nvim_buf_get_lines(alpha, 6, 7, true)[1]:match("^    nameservers:") end)
wait("nothing is left", function() return codes(alpha) == "" end)

-- A text that is being typed: broken, then sound.
vim.api.nvim_buf_set_lines(alpha, 8, 8, true, { "    years" })
wait("a half line is told", function() return codes(alpha):match("yaml_syntax_error") end)
vim.api.nvim_buf_set_lines(alpha, 8, 9, true, { "    years: 2" })
wait("the whole line is sound", function() return codes(alpha) == "" end)

-- The name of a contact, in the spec, in another one and in the contacts file.
vim.api.nvim_win_set_cursor(0, { 8, 24 })
vim.lsp.buf.rename("bo-ek")
wait("the rename arrives", function() return vim.api.nvim_buf_get_lines(alpha, 7, 8, true)[1] == "    registrantContact: bo-ek" end)
vim.cmd("wall")
wait("sound after the rename", function() return codes(alpha) == "" end)

vim.lsp.stop_client(vim.lsp.get_active_clients())
if not vim.wait(10000, function() return #vim.lsp.get_active_clients() == 0 end, 20) then fail("the server does not stop") end
vim.cmd("quitall!")
LUA

timeout 120 nvim --headless -n -u NONE -i NONE -c "luafile session.lua" 2>messages || { cat messages; exit 1; }
grep -q '^bo-ek:$' shared.contacts.yaml
grep -q '^    registrantContact: bo-ek$' alpha.order.yaml
grep -q '^    registrantContact: bo-ek$' beta.order.yaml
grep -q '^    nameservers: ' alpha.order.yaml
grep -q '^    nameserver: ' beta.order.yaml
"$tool" lint alpha.order.yaml
echo "neovim: ok"
