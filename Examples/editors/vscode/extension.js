// Starts `orderspec lsp` for specs, contacts files and configurations.
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = async () => {
  const settings = vscode.workspace.getConfiguration("orderspec");
  const pattern = "**/{*.order.yaml,*.order.yml,*.contacts.yaml,*.contacts.yml,.orderspec.yaml}";
  client = new LanguageClient(
    "orderspec",
    { command: settings.get("path"), args: ["lsp"] },
    {
      documentSelector: [{ scheme: "file", pattern }],
      initializationOptions: { target: settings.get("target"), strictSecrets: settings.get("strictSecrets"), ignore: settings.get("ignore") },
      synchronize: { configurationSection: "orderspec" },
    },
  );
  await client.start();
};

exports.deactivate = () => client?.stop();
