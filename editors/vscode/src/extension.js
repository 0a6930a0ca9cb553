// Starts `fopt lsp` and connects the editor with it.
const fs = require("fs");
const path = require("path");
const vscode = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

let client;

/** The launcher: what the settings say, or `fopt` in a folder that is open, or `fopt` on the PATH. */
function launcher() {
  const set = vscode.workspace.getConfiguration("fopt").get("path");
  if (set) {
    return set;
  }
  const folders = (vscode.workspace.workspaceFolders || []).map((folder) => path.join(folder.uri.fsPath, "fopt"));
  return folders.find((file) => fs.existsSync(file) && fs.statSync(file).isFile()) || "fopt";
}

async function start() {
  const server = { command: launcher(), args: ["lsp"], transport: TransportKind.stdio };
  client = new LanguageClient("fopt", "fopt", server, {
    documentSelector: [{ language: "fopt" }],
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/*.fopt") },
  });
  try {
    await client.start();
  } catch (error) {
    vscode.window.showErrorMessage(`fopt: ${server.command} lsp cannot be started; set fopt.path to the launcher. ${error}`);
  }
}

async function activate(context) {
  context.subscriptions.push(
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration("fopt.path")) {
        await deactivate();
        await start();
      }
    }),
  );
  await start();
}

async function deactivate() {
  const running = client;
  client = undefined;
  if (running && running.isRunning()) {
    await running.stop();
  }
}

module.exports = { activate, deactivate };
