-- Starts `orderspec lsp` for specs, contacts files and configurations; Neovim 0.7 or newer. `luafile` it from the init file, or put it into plugin/.
local names = { "*.order.yaml", "*.order.yml", "*.contacts.yaml", "*.contacts.yml", ".orderspec.yaml" }
local clients = {}

vim.api.nvim_create_autocmd({ "BufReadPost", "BufNewFile" }, {
  pattern = names,
  callback = function(event)
    -- One server for each work tree.
    local mark = vim.fn.finddir(".git", vim.fn.fnamemodify(event.file, ":p:h") .. ";")
    local root = mark ~= "" and vim.fn.fnamemodify(mark, ":p:h:h") or vim.fn.fnamemodify(event.file, ":p:h")
    clients[root] = clients[root] or vim.lsp.start_client({ name = "orderspec", cmd = { vim.env.ORDERSPEC or "orderspec", "lsp" }, root_dir = root })
    if clients[root] then vim.lsp.buf_attach_client(event.buf, clients[root]) end
  end,
})
