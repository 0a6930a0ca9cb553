/// fopt as a scripting language of the JVM (JSR 223): `new ScriptEngineManager().getEngineByName("fopt")`.
package fopt.script;
