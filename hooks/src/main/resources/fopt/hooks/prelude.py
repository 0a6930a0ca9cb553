# Runs before any hook: closes what the platform leaves open, makes random numbers repeatable, and gives the functions by which numbers go in and out.
def _fopt():
    import sys
    from array import array

    def memory(length):
        return array('d', bytes(8 * length))

    def vector(numbers, length):
        return numbers[:length].tolist()

    def matrix(numbers, rows, columns):
        return [numbers[i * columns:(i + 1) * columns].tolist() for i in range(rows)]

    sequences = (list, tuple, array)

    # The array of a row of numbers; None for what is none, or has another length.
    def read_vector(value, length):
        if type(value) not in sequences and (isinstance(value, (str, bytes, bytearray, dict, set)) or not hasattr(value, '__len__')):
            return None
        if len(value) != length:
            return None
        try:
            return array('d', value)
        except TypeError:
            return None

    def read_matrix(value, rows, columns):
        if isinstance(value, (str, bytes, bytearray, dict, set)) or not hasattr(value, '__len__') or len(value) != rows:
            return None
        result = array('d')
        for row in value:
            numbers = read_vector(row, columns)
            if numbers is None:
                return None
            result.extend(numbers)
        return result

    # The least and the greatest count of arguments (-1: any); None if it does not tell.
    def arity(function):
        bound = 1 if hasattr(function, '__self__') and hasattr(function, '__func__') else 0
        code = getattr(getattr(function, '__func__', function), '__code__', None)
        if code is None:
            return None
        defaults = getattr(getattr(function, '__func__', function), '__defaults__', None) or ()
        most = -1 if code.co_flags & 4 else code.co_argcount - bound
        return (code.co_argcount - len(defaults) - bound, most)

    # The innermost line of a file in the traceback of an exception; 0 if there is none.
    def where(exception, file):
        line = 0
        traceback = exception.__traceback__
        while traceback is not None:
            if traceback.tb_frame.f_code.co_filename == file:
                line = traceback.tb_lineno
            traceback = traceback.tb_next
        return line

    # Signals and alarms are those of the whole process.
    def close():
        import _signal

        def deny(*ignored):
            raise PermissionError('signals are not allowed')

        for name in ('signal', 'alarm', 'setitimer', 'siginterrupt', 'raise_signal', 'pthread_kill'):
            if hasattr(_signal, name):
                setattr(_signal, name, deny)

    # The module random starts from the seed when it is imported, and so does each generator that is made without one.
    def sow(seed):
        made = [seed]

        def plant(random):
            plain = random.Random.seed

            def seeded(self, a=None, version=2):
                if a is None:
                    made[0] += 0x9e3779b97f4a7c15
                    a = made[0]
                plain(self, a, version)

            random.Random.seed = seeded
            random.seed(seed)

        class Planting:
            def __init__(self, loader):
                self.loader = loader

            def create_module(self, spec):
                return self.loader.create_module(spec)

            def exec_module(self, module):
                self.loader.exec_module(module)
                plant(module)

        class Finder:
            def find_spec(self, name, path=None, target=None):
                if name != 'random':
                    return None
                sys.meta_path.remove(self)
                for finder in sys.meta_path:
                    spec = finder.find_spec(name, path, target)
                    if spec is not None:
                        spec.loader = Planting(spec.loader)
                        return spec
                return None

        sys.meta_path.insert(0, Finder())

    close()
    return memory, vector, matrix, read_vector, read_matrix, arity, where, sow


_fopt()
