/// JavaScript and Python as languages of hooks, by the GraalVM polyglot API.
///
/// [fopt.hooks.JsLanguage] and [fopt.hooks.PythonLanguage] are found by [java.util.ServiceLoader]. The languages themselves are parts of their own:
/// `org.graalvm.polyglot:js-community` and `org.graalvm.polyglot:python-community`; without them [fopt.runtime.hook.HookLanguage#missing] says what to add.
///
/// Of one engine for each language, which keeps parsed code, every run gets a context of its own: what runs share is code, never variables. A context
/// has no host classes, files, network, processes, threads or environment, except for the folders and the network that
/// [fopt.runtime.hook.HookRules] open.
///
/// Numbers are copied into objects of the guest on each call (a `Float64Array`, a list), since everything that a guest does with its own objects is
/// faster than through a proxy, and the copy costs less than one reading of it; so the guest may change what it gets, or keep it, and the engine's numbers
/// stay as they are.
package fopt.hooks;
