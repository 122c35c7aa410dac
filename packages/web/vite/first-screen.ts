type ModuleGraph = { getModuleInfo: (id: string) => { isEntry: boolean; importers: readonly string[] } | null };

/** Comes by way of its package's list of all, and is drawn only when the connection is looked at closely. */
const later =
  /react\/src\/(?:needs-attention|change-editor|change-words|change-name|attention-labels|editable-fields|use-shelf)\.tsx?$/;

/**
 * Names the chunk of everything that is needed before the first screen: what the entry imports, and what that imports,
 * and so on. One file is smaller than the many that sharing with later screens would make of it.
 */
export const firstScreen = (): ((id: string, graph: ModuleGraph) => string | null) => {
  const needed = new Map<string, boolean>();
  const isNeeded = (id: string, graph: ModuleGraph): boolean => {
    const known = needed.get(id);
    if (known !== undefined) return known;
    // Modules that import each other are looked at once.
    needed.set(id, false);
    const module = graph.getModuleInfo(id);
    const found = module !== null && (module.isEntry || module.importers.some((importer) => isNeeded(importer, graph)));
    needed.set(id, found);
    return found;
  };
  return (id, graph) => {
    if (later.test(id)) return 'attention';
    return isNeeded(id, graph) ? 'app' : null;
  };
};
