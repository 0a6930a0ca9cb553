/// `fopt jupyter`: a kernel of Jupyter, so that cells of a notebook are entries of a [fopt.cli.conversation.Conversation].
///
/// [fopt.cli.jupyter.KernelSpec] tells Jupyter of the kernel. Jupyter starts it with a [fopt.cli.jupyter.Connection]; [fopt.cli.jupyter.Kernel] binds the sockets and has a thread for each:
/// `shell` takes requests one after the other ([fopt.cli.jupyter.Requests], [fopt.cli.jupyter.Cells]), `control` interrupts and ends, `iopub` tells all clients what happens
/// ([fopt.cli.jupyter.Publisher]). An [fopt.cli.jupyter.Envelope] signs messages. The protocol is that of "Messaging in Jupyter", version 5.4,
/// <https://jupyter-client.readthedocs.io/en/stable/messaging.html>; ZeroMQ is JeroMQ.
package fopt.cli.jupyter;
