const name = 'tellerwise-knowledge';

// A page may load the file twice; the first definition stands. The parts bear their content in their names, this file the
// name that other pages were promised: it holds nothing but the way to them.
if (customElements.get(name) === undefined) {
  void import('./embed/knowledge-element.tsx').then(({ KnowledgeElement }) => {
    if (customElements.get(name) === undefined) customElements.define(name, KnowledgeElement);
  });
}
