/// Files in and out. What a file holds is a [Datum] (numbers in a rectangle, texts, lists, values by name), whatever its format; [FileFormats] lists the
/// formats by the endings of names:
///
/// ```java
/// Datum a = FileFormats.of(file).read().apply(file);
/// FileFormats.of(copy).write().accept(copy, a);
/// ```
///
/// `npy` and `npz` are NumPy's, and the code for them our own ([Npy], [Npz]); CSV is FastCSV's, JSON Jackson's. Numbers come back bit for bit from each of them.
/// [OutputFile] writes in one step, so that nobody sees half a file; [DataFile] opens a file, unpacks gzip, and says what is wrong where there is none.
package fopt.runtime.file;
